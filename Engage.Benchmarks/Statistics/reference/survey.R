# The same steps by base R and survey. Crosstabs and estimates are timed on a few and multiplied up: all of them would take an hour.
# Arguments: file, rows, questions.
suppressMessages(library(survey))
a <- commandArgs(trailingOnly = TRUE)
rows <- as.integer(a[2]); questions <- as.integer(a[3])
raw <- matrix(as.integer(readBin(a[1], "raw", (4 + questions) * rows)), rows)
took <- function(work) { t <- proc.time()[3]; force(work); as.numeric(proc.time()[3] - t) }
counts <- function(x, y) tabulate(x * 16L + y + 1L, 256L)
frequencies <- took(for (q in 1:questions) counts(raw[, 1], raw[, 4 + q]))
crosstabs <- took(for (q in 2:11) counts(raw[, 5], raw[, 4 + q])) / 10 * questions * (questions - 1) / 2
d <- data.frame(area = raw[, 1], age = raw[, 2], sex = raw[, 3], tenure = raw[, 4], q = raw[, 5])
s <- svydesign(ids = ~1, weights = ~1, data = d)
margin <- function(name, k) setNames(data.frame(4:(3 + k), 1e5 * (3:(2 + k)) / sum(3:(2 + k))), c(name, "Freq"))
raking <- took(r <- rake(s, list(~area, ~age, ~sex, ~tenure), list(margin("area", 9), margin("age", 6), margin("sex", 2), margin("tenure", 3)),
                         control = list(maxit = 100, epsilon = 1e-9)))
one <- took({ g <- subset(r, area == 4); svymean(~as.numeric(q == 4), g) })
cat(sprintf('{"frequencies":%f,"crosstabs":%f,"raking":%f,"estimates":%f}\n', frequencies, crosstabs, raking, one * questions * 45))
