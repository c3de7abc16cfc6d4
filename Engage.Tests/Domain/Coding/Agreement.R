# The coefficients of AgreementTests.cs computed once more, by the definitions alone (base R, no packages).
# Run: Rscript Agreement.R

alpha_nominal <- function(m) {                       # rows: observers, columns: cases, NA: left out
  m <- m[, colSums(!is.na(m)) >= 2, drop = FALSE]
  values <- sort(unique(na.omit(as.vector(m))))
  o <- matrix(0, length(values), length(values))     # coincidences
  for (u in seq_len(ncol(m))) {
    v <- m[!is.na(m[, u]), u]
    for (i in seq_along(v)) for (j in seq_along(v)) if (i != j) {
      a <- match(v[i], values); b <- match(v[j], values)
      o[a, b] <- o[a, b] + 1 / (length(v) - 1)
    }
  }
  n <- sum(o); nc <- rowSums(o)
  1 - (n - 1) * (n - sum(diag(o))) / (n^2 - sum(nc^2))
}
rows <- function(...) do.call(rbind, lapply(c(...), function(x) { v <- strsplit(x, "")[[1]]; v[v == "."] <- NA; v }))

print(alpha_nominal(rows("0100000010", "1110010000")))                                       # 0.09524: published .095
print(alpha_nominal(rows("aabbdcccedda", "babbbccceddd")))                                   # 0.69203: published .692
print(alpha_nominal(rows("123321412...", "1233224125.3", ".3332342251.", "12332441251.")))  # 0.74342: published .743

kappa <- function(t) { p <- t / sum(t); e <- sum(rowSums(p) * colSums(p)); (sum(diag(p)) - e) / (1 - e) }
print(kappa(matrix(c(106, 10, 4, 22, 28, 10, 2, 12, 6), 3, byrow = TRUE)))                   # 0.42857: published .429
print(kappa(matrix(c(3, 1, 1, 5), 2, byrow = TRUE)))                                         # 0.58333
