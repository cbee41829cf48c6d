package io.gather.core.bundle.table;

/** Knows most safe names without making a text of them. */
final class PlainName {
    private PlainName() {}

    /**
     * Whether it is a safe name of ASCII; where not, it may be a safe name all the same.
     *
     * @param known so many of its bytes are those of a plain name
     */
    static boolean is(byte[] name, int known, int length) {
        if (length == 0 || length > NameBlock.CHARACTERS) {
            return false;
        }
        int begin = Math.min(known, length);
        while (begin > 0 && name[begin - 1] != '/') {
            begin--;
        }
        int component = begin;
        for (int i = begin; i <= length; i++) {
            byte b = i == length ? (byte) '/' : name[i];
            if (b == '/') {
                int size = i - component;
                // Empty, one dot or two.
                if (size == 0 || (size <= 2 && name[component] == '.' && name[i - 1] == '.')) {
                    return false;
                }
                component = i + 1;
            } else if (b < ' ' || b == 0x7f || b == '\\') {
                return false;
            }
        }
        return true;
    }
}
