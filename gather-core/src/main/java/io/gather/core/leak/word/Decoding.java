package io.gather.core.leak.word;

/** Takes what a writing stands for. */
@FunctionalInterface
interface Decoding {
    void text(byte[] text, int length, String writing);
}
