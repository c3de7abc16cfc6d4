// Residents' pages work without any of this; it only helps.
import { helpForms } from './forms.js';

helpForms(document);
