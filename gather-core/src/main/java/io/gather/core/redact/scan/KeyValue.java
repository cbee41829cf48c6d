package io.gather.core.redact.scan;

/**
 * Where the value of a key stands.
 *
 * @param quoted whether it has quotes around it
 * @param sure false: what stands there may as well be a word of a sentence
 */
record KeyValue(int from, int to, boolean quoted, boolean sure) {
    String text(byte[] bytes) {
        return Bytes.text(bytes, from, to);
    }

    boolean isNumber(byte[] bytes) {
        for (int i = from; i < to; i++) {
            if (!Bytes.isDigit(bytes[i]) && bytes[i] != '.') {
                return false;
            }
        }
        return true;
    }
}
