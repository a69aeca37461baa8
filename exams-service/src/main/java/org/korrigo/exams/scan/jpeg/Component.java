package org.korrigo.exams.scan.jpeg;

/** One colour component: its sampling in blocks per coding unit, and the tables it uses. */
record Component(
    int id,
    int across,
    int down,
    int quantization,
    int firstBlock,
    HuffmanTable dc,
    HuffmanTable ac) {
  int blocks() {
    return across * down;
  }
}
