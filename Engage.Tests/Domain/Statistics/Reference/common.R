# What the reference scripts share. Run regenerate.sh: it makes the data and then every expected.csv.
suppressMessages(library(survey))
options(warn = 1, survey.lonely.psu = "fail")

.names <- character(0)
.values <- numeric(0)

put <- function(name, value) {
  stopifnot(length(value) == 1, is.finite(value))
  .names <<- c(.names, name)
  .values <<- c(.values, as.numeric(value))
}

# Shares of each category, for all rows or by group, with standard errors under a prefix such as "se".
put_shares <- function(variable, design, by = NULL, se = "se", share = "share") {
  groups <- if (is.null(by)) NA else sort(unique(na.omit(design$variables[[by]])))
  for (g in groups) {
    sub <- if (is.na(g)) design else design[!is.na(design$variables[[by]]) & design$variables[[by]] == g, ]
    sub <- sub[!is.na(sub$variables[[variable]]), ]
    for (category in sort(unique(na.omit(design$variables[[variable]])))) {
      sub$variables$.y <- as.numeric(!is.na(sub$variables[[variable]]) & sub$variables[[variable]] == category)
      m <- svymean(~.y, sub)
      key <- paste(if (is.na(g)) "all" else g, category, sep = "/")
      put(paste(share, key), coef(m))
      put(paste(se, key), SE(m))
    }
  }
}

put_intervals <- function(variable, category, design, methods = c("logit", "xlogit", "mean")) {
  design$variables$.y <- as.numeric(design$variables[[variable]] == category)
  for (method in methods) {
    ci <- attr(svyciprop(~.y, design, method = method), "ci")
    name <- if (method == "mean") "wald" else method
    put(paste("low", name, category), ci[1])
    put(paste("high", name, category), ci[2])
  }
}

# Margins as R wants them, from a file of variable, category, count.
read_margins <- function() {
  m <- read.csv("margins.csv", colClasses = c("character", "character", "numeric"))
  lapply(split(m, factor(m$variable, unique(m$variable))), function(d) {
    d <- setNames(data.frame(d$category, d$count), c(d$variable[1], "Freq"))
    d
  })
}

rake_to <- function(design, margins) {
  rake(design, lapply(names(margins), function(v) as.formula(paste("~", v))), margins,
       control = list(maxit = 1000, epsilon = 1e-14))
}

put_weighting <- function(w) {
  put("sum", sum(w)); put("min", min(w)); put("max", max(w))
  put("kish", length(w) * sum(w^2) / sum(w)^2)
  put("effective", sum(w)^2 / sum(w^2))
}

finish <- function() {
  con <- file("expected.csv", "wb")
  writeLines(c("name,value", sprintf("\"%s\",%.17g", .names, .values)), con, sep = "\n")
  close(con)
}
