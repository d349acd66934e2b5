throw new TypeError("no")
