# Makes the data of all reference sets: invented people, always the same ones.
write <- function(d, file) write.csv(d, file, row.names = FALSE, quote = FALSE, na = "", eol = "\n")
margins <- function(...) {
  m <- list(...)
  do.call(rbind, lapply(names(m), function(v) data.frame(variable = v, category = names(m[[v]]), count = unname(m[[v]]))))
}
people <- function(seed, n) {
  set.seed(seed, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
  area <- sample(c("north", "south", "east", "west"), n, TRUE, c(.4, .3, .2, .1))
  age <- sample(c("16-34", "35-54", "55-74", "75+"), n, TRUE, c(.15, .3, .4, .15))
  sex <- sample(c("female", "male"), n, TRUE, c(.58, .42))
  lean <- rnorm(n) + (age %in% c("55-74", "75+")) * .4 + (area == "north") * .3
  support <- c("oppose", "neither", "support")[findInterval(lean, c(-.4, .3)) + 1]
  spend <- round(exp(3 + .3 * lean + .4 * rnorm(n)), 2)
  data.frame(area, age, sex, support, spend)
}
usual <- list(
  area = c(north = 31200, south = 28750, east = 24010, west = 16040),
  age = c("16-34" = 27100, "35-54" = 32400, "55-74" = 28300, "75+" = 12200),
  sex = c(female = 51020, male = 48980))

write(people(1, 240), "simple-random/data.csv")

write(people(2, 400), "raked/data.csv")
write(do.call(margins, usual), "raked/margins.csv")

write(people(3, 300), "raked-capped/data.csv")
write(margins(area = c(north = 20000, south = 28000, east = 32000, west = 20000),
              age = c("16-34" = 33000, "35-54" = 31000, "55-74" = 24000, "75+" = 12000),
              sex = c(female = 50000, male = 50000)), "raked-capped/margins.csv")

d <- people(4, 350)
d$invited <- round(c(north = 180, south = 240, east = 310, west = 420)[d$area] * ifelse(d$sex == "male", 1.25, 1), 1)
d$stratum <- d$area
write(d, "raked-base-weights/data.csv")
write(do.call(margins, usual), "raked-base-weights/margins.csv")

d <- people(5, 260)
d$weight <- round(c(north = 12, south = 20, east = 31, west = 45)[d$area] * runif(260, .8, 1.3), 3)
d$size <- c(north = 1400, south = 1500, east = 1800, west = 900)[d$area]
write(d, "stratified/data.csv")

set.seed(6)
schools <- data.frame(stratum = rep(c("rural", "town", "city"), c(6, 8, 7)), school = c(1:6, 1:8, 1:7), many = sample(4:15, 21, TRUE))
d <- people(66, sum(schools$many))
i <- rep(1:21, schools$many)
d$stratum <- schools$stratum[i]
d$school <- paste0("s", schools$school[i])
d$schools <- c(rural = 30, town = 25, city = 60)[d$stratum]
d$weight <- round(d$schools / c(rural = 6, town = 8, city = 7)[d$stratum] * runif(nrow(d), 1, 4), 2)
write(d, "clustered/data.csv")

d <- people(7, 320)
d$weight <- round(runif(320, .3, 4), 3)
d$support[sample(320, 45)] <- NA
d$area[sample(320, 20)] <- NA
d$spend[sample(320, 30)] <- NA
write(d, "missing/data.csv")

d <- people(8, 200)
d$weight <- round(ifelse(runif(200) < .15, 0, runif(200, .2, 3)), 3)
write(d, "zero-weights/data.csv")

d <- people(9, 280)
d$support[c(5, 90, 200)] <- "spoilt"
d$age[c(11, 120)] <- "16-34"
d$sex[c(3, 44, 150, 201)] <- "other"
write(d, "rare-categories/data.csv")
write(margins(sex = c(female = 50700, male = 48900, other = 400), age = usual$age), "rare-categories/margins.csv")

d <- people(10, 210)
d$weight <- round(runif(210, .5, 3), 3)
d$income <- round(exp(rnorm(210, 7.4, .5)))
write(d, "ratios/data.csv")

d <- people(11, 500)
write(d, "comparisons/data.csv")
write(do.call(margins, usual), "comparisons/margins.csv")

set.seed(12)
n <- sample(12:90, 15)
write(data.frame(area = paste0("c", 1:15), value = round(.5 + rnorm(15, 0, .08) + rnorm(15, 0, sqrt(.25 / n)), 4), variance = round(.25 / n, 6)), "small-areas/data.csv")

d <- people(13, 380)
d$school <- paste0("s", sample(1:9, 380, TRUE))
d$support[sample(380, 40)] <- NA
write(d, "raked-crosstabs/data.csv")
write(do.call(margins, usual), "raked-crosstabs/margins.csv")
