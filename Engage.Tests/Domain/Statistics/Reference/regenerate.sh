#!/bin/sh
# Makes the data and the expected numbers of every reference set anew. Needs R 4.2 or later with the package survey 4.1.
set -e
cd "$(dirname "$0")"
Rscript --vanilla make-data.R
for script in */expected.R; do
  (cd "$(dirname "$script")" && Rscript --vanilla expected.R)
  echo "$script"
done
