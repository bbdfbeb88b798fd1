package io.whence.marking;

/** Takes the rows of a file one by one, as numbers into the dictionaries of its columns; the array is reused. */
interface RowSink {
    void row(int[] codes, long line);
}
