package io.gather.transport.node.shell.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.HexFormat;

/** Bytes that a node sends as lines of text: in base64, or in hex with blanks where it has no tool for that. */
final class TextBytes {
    private final OutputStream out;
    private final StringBuilder rest = new StringBuilder();

    TextBytes(OutputStream out) {
        this.out = out;
    }

    void line(String line) throws IOException {
        try {
            if (line.startsWith(" ")) {
                out.write(HexFormat.of().parseHex(line.replace(" ", "")));
                return;
            }
            rest.append(line);
            int whole = rest.length() / 4 * 4;
            out.write(Base64.getDecoder().decode(rest.substring(0, whole)));
            rest.delete(0, whole);
        } catch (IllegalArgumentException e) {
            throw new GarbledException("text that is no bytes");
        }
    }

    void end() throws GarbledException {
        if (!rest.isEmpty()) {
            throw new GarbledException("bytes that end too early");
        }
    }
}
