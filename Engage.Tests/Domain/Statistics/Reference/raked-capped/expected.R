# A cap of 4 and a floor of 0.3 times the mean weight, both binding. Two references:
# (1) calibration with the distance exp(u) cut at the bounds (Deville, Sarndal 1992), solved by Newton's method;
# (2) for the cap alone, the plain loop of the textbook: rake, trim what is above the cap to it and hold it there, rake the rest, until
#     nothing more is above.
source("../common.R")
d <- read.csv("data.csv")
pop <- read_margins()
total <- sum(pop[[1]]$Freq)
mean_weight <- total / nrow(d)

bounded <- function(low, high) {
  X <- model.matrix(~area + age + sex, d)
  target <- c(total, unlist(lapply(names(pop), function(v) setNames(pop[[v]]$Freq, paste0(v, pop[[v]][[v]])))))
  target <- setNames(target, c("(Intercept)", names(target)[-1]))[colnames(X)] / mean_weight
  cut <- function(eta) pmin(pmax(exp(drop(X %*% eta)), low), high)
  miss <- function(eta) target - colSums(X * cut(eta))
  start <- weights(rake_to(svydesign(ids = ~1, weights = ~1, data = d), pop)) / mean_weight
  eta <- qr.coef(qr(X), log(start))
  for (i in 1:500) {
    g <- exp(drop(X %*% eta))
    slope <- ifelse(g < low | g > high, 0, g)
    step <- solve(crossprod(X * slope, X), miss(eta))
    size <- 1
    while (size > 1e-8 && sum(miss(eta + size * step)^2) > sum(miss(eta)^2)) size <- size / 2
    eta <- eta + size * step
    if (max(abs(miss(eta)) / target) < 1e-14) break
  }
  stopifnot(max(abs(miss(eta)) / target) < 1e-12)
  cut(eta) * mean_weight
}
put("low", .3); put("high", 4)
w <- bounded(.3, 4)
stopifnot(abs(sum(w) - total) < 1e-6, min(w) >= .3 * mean_weight - 1e-9, max(w) <= 4 * mean_weight + 1e-9)
put_weighting(w)
for (i in seq_along(w)) put(paste("weight", i), w[i])

held <- rep(FALSE, nrow(d))
w2 <- rep(1, nrow(d))
cap <- 4 * mean_weight
for (round in 1:200) {
  for (i in 1:3000) {
    before <- w2
    for (v in names(pop)) {
      for (k in seq_len(nrow(pop[[v]]))) {
        rows <- d[[v]] == pop[[v]][[v]][k]
        free <- rows & !held
        if (any(free)) w2[free] <- w2[free] * (pop[[v]]$Freq[k] - sum(w2[rows & held])) / sum(w2[free])
      }
    }
    if (max(abs(w2 / before - 1)) < 1e-15) break
  }
  if (!any(w2 > cap * (1 + 1e-12))) break
  held <- held | w2 > cap * (1 + 1e-12)
  w2[held] <- cap
}
stopifnot(any(held))
for (i in seq_along(w2)) put(paste("capped", i), w2[i])
fixed <- svydesign(ids = ~1, weights = w, data = d)
put_shares("support", fixed); put_shares("support", fixed, by = "area")
finish()
