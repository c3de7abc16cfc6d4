# Fay and Herriot's model with a common mean, fitted and its error estimated by Prasad and Rao's formulas in matrix form.
source("../common.R")
d <- read.csv("data.csv")
X <- matrix(1, nrow(d), 1); m <- nrow(d); p <- ncol(X)
H <- X %*% solve(t(X) %*% X) %*% t(X)
e <- d$value - H %*% d$value
A <- max(0, (sum(e^2) - sum(d$variance * (1 - diag(H)))) / (m - p))
V <- diag(A + d$variance); Vi <- solve(V)
Q <- solve(t(X) %*% Vi %*% X)
beta <- Q %*% t(X) %*% Vi %*% d$value
put("mean", beta); put("between", A)
B <- d$variance / (A + d$variance)
for (i in 1:m) {
  put(paste("value", d$area[i]), (1 - B[i]) * d$value[i] + B[i] * X[i, ] %*% beta)
  put(paste("mse", d$area[i]), (1 - B[i]) * d$variance[i] + B[i]^2 * X[i, ] %*% Q %*% X[i, ] + 2 * d$variance[i]^2 / (A + d$variance[i])^3 * 2 / m^2 * sum((A + d$variance)^2))
}
finish()
