throw {
  get message() {
    for (;;) {}
  },
}
