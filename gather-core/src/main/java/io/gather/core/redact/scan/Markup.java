package io.gather.core.redact.scan;

/** Tags of XML and HTML around a name and its value. */
final class Markup {
    /** The value stands on a line below. */
    static final int BELOW = -2;
    static final int NOTHING = -1;

    private Markup() {}

    /** Where the value begins of {@code <name>password</name><value>X</value>}, past the name; or {@link #BELOW}, {@link #NOTHING}. */
    static int besides(ScannedLine line, int name, int closing) {
        byte[] text = line.bytes();
        boolean named = name > line.from() && text[name - 1] == '>' && closing + 1 < line.to()
                && text[closing + 1] == '/';
        int end = named ? Bytes.indexOf(text, (byte) '>', closing, line.to()) : -1;
        return end < 0 ? NOTHING : content(line, end + 1);
    }

    /** Where the text begins of a tag that may open here. */
    static int content(ScannedLine line, int from) {
        byte[] text = line.bytes();
        int at = Bytes.skipBlanks(text, from, line.to());
        if (at == line.to()) {
            return BELOW;
        }
        if (text[at] != '<' || at + 1 == line.to() || !Bytes.isLetter(text[at + 1])) {
            return NOTHING;
        }
        int end = Bytes.indexOf(text, (byte) '>', at, line.to());
        return end < 0 || text[end - 1] == '/' ? NOTHING : end + 1;
    }
}
