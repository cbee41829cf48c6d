package io.gather.core.bundle.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.table.TablePointer;
import io.gather.core.bundle.table.TableWriter;

/** Files of a bundle that repeat what others say: a copy of it does without them, or gets them anew. */
final class Repetition {
    private static final int START = 64;

    private Repetition() {}

    /**
     * @param name of the file
     * @param at where its content begins, a member
     * @param manifest whether what the manifest says is there already
     */
    static boolean is(String name, FileChannel file, long at, long end, boolean manifest) throws IOException {
        String sign = switch (name.substring(name.indexOf('/') + 1)) {
            case TablePointer.NAME -> TableWriter.SIGN;
            case "summary.json" -> manifest ? "\"gather-summary\"" : "";
            case "nodes.json" -> manifest ? "\"gather-nodes\"" : "";
            default -> "";
        };
        return !sign.isEmpty() && start(file, at, end).contains(sign);
    }

    private static String start(FileChannel file, long at, long end) throws IOException {
        try (MemberReader reader = new MemberReader(file, end)) {
            reader.open(at);
            return new String(reader.readNBytes(START), StandardCharsets.ISO_8859_1);
        } catch (ZipException | EOFException damaged) {
            return "";
        }
    }
}
