package io.gather.cli.show;

/**
 * A line of a {@link LivePicture}. Nothing in its texts steers the terminal.
 *
 * @param tone of the head
 */
public record PictureLine(Tone tone, String head, String rest) {
    public static PictureLine plain(String text) {
        return new PictureLine(Tone.PLAIN, "", text);
    }

    /** Without looks. */
    public String text() {
        return head + rest;
    }
}
