// Styles and scripts go to the site's wwwroot, fonts to the PDF writer. Nothing built here is committed.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, transform } from 'esbuild';
import * as sass from 'sass';

const web = path.resolve('../Engage.Web');
const dist = path.join(web, 'wwwroot/dist');
const fonts = path.join(web, 'Pdf/Fonts');
await Promise.all([mkdir(dist, { recursive: true }), mkdir(fonts, { recursive: true })]);

for (const name of ['engage', 'engage-lite']) {
  const { css } = sass.compile(`src/${name}.scss`, { loadPaths: ['node_modules'], quietDeps: true });
  // Old phones: syntax newer than these browsers is lowered.
  const { code } = await transform(css, { loader: 'css', minify: true, target: ['chrome61', 'safari11', 'firefox60', 'edge79'] });
  await writeFile(path.join(dist, `${name}.css`), code);
}

// Browsers without modules get no script at all, and need none.
await build({ entryPoints: ['src/engage.js', 'src/engage-lite.js'], bundle: true, minify: true, format: 'esm', target: ['es2020'], outdir: dist });
await copyFile('src/icon.svg', path.join(dist, 'icon.svg'));

const sourceSans = 'node_modules/@expo-google-fonts/source-sans-3';
for (const [from, to] of [
  [`${sourceSans}/400Regular/SourceSans3_400Regular.ttf`, 'SourceSans3-Regular.ttf'],
  [`${sourceSans}/700Bold/SourceSans3_700Bold.ttf`, 'SourceSans3-Bold.ttf'],
  [`${sourceSans}/400Regular_Italic/SourceSans3_400Regular_Italic.ttf`, 'SourceSans3-Italic.ttf'],
  [`${sourceSans}/700Bold_Italic/SourceSans3_700Bold_Italic.ttf`, 'SourceSans3-BoldItalic.ttf'],
  ['node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'DejaVuSans.ttf'],
]) {
  await copyFile(from, path.join(fonts, to));
}
