package io.gather.core.inventory.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.InputError;
import io.gather.core.error.Remedy;
import io.gather.core.files.GivenFile;
import io.gather.core.toml.Problems;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/** Reads an inventory of any format. */
public final class InventoryReader {
    /** Ten thousands of nodes fit; guards against a wrong path. */
    private static final ByteSize MOST = ByteSize.ofMiB(4);
    private static final String STDIN = "(standard input)";

    private final String cluster;

    /** @param cluster the name where the inventory has none */
    public InventoryReader(String cluster) {
        this.cluster = cluster;
    }

    /**
     * @param format null: as the name and the content tell
     * @throws GatherException that names every problem
     */
    public InventoryText file(Path file, @Nullable Format format) {
        try {
            return text(file.toString(), utf8(new GivenFile(file).read(MOST)), format);
        } catch (GivenFile.TooLargeException e) {
            throw tooLarge(file.toString());
        } catch (IOException e) {
            throw new GatherException(InputError.INVENTORY_UNREADABLE, "the inventory cannot be read: " + e,
                    file.toString(),
                    Remedy.of("check the path; '{}' shows what is in it", Action.SEE_NODES_OF_FILE.on()), e);
        }
    }

    public InventoryText stdin(InputStream in, @Nullable Format format) throws IOException {
        return text(STDIN, in, format);
    }

    private InventoryText text(String name, InputStream in, @Nullable Format format) throws IOException {
        byte[] bytes = in.readNBytes((int) MOST.bytes() + 1);
        if (bytes.length > MOST.bytes()) {
            throw tooLarge(name);
        }
        return text(name, utf8(bytes), format);
    }

    private static GatherException tooLarge(String name) {
        return new GatherException(InputError.INVENTORY_TOO_LARGE, "larger than 4 MB; this is no inventory", name,
                "check the path");
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** @param name what problems call the text */
    public InventoryText text(String name, String text, @Nullable Format format) {
        Problems problems = new Problems();
        SourceLines lines = new SourceLines(Path.of(name), text.startsWith("\uFEFF") ? text.substring(1) : text,
                problems);
        NodeList nodes = new NodeList(cluster);
        Format found = format == null ? Format.of(name, lines.all()) : format;
        switch (found) {
            case TOML -> new TomlInventory(nodes, problems).read(lines.file(), lines.text());
            case INI -> new IniInventory(lines).read().into(nodes, lines);
            case YAML -> new YamlInventory(lines).read().into(nodes, lines);
            case HOSTS -> new HostsInventory(lines).read(nodes);
        }
        problems.throwIfAny(InputError.INVENTORY_WRONG,
                Remedy.of("correct the inventory; it was read as " + found + ", {} says otherwise",
                        Action.INVENTORY_FORMAT.on()));
        return new InventoryText(nodes.inventory(), found, nodes.warnings());
    }
}
