package io.gather.core.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.gather.core.catalog.CompiledCatalog.Entry;
import io.gather.core.files.DurableFile;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlSection;
import org.jspecify.annotations.Nullable;

/**
 * What need not be read of TOML again: what the build compiled, and what an earlier start kept of other files. Whatever is not there, or
 * damaged, or cannot be written, costs time only.
 */
public final class KeptCatalog {
    /** Whoever compiles for a build knows of no maker before it. */
    private static final long BUILD = 0;

    private final @Nullable Path sources;
    private final @Nullable Path cache;
    private final long maker;
    private final CompiledCatalog shipped;
    private final CompiledCatalog before;
    private final List<Entry> own = new ArrayList<>();
    private boolean parsed;

    private KeptCatalog(@Nullable Path sources, @Nullable Path cache, long maker, CompiledCatalog shipped,
            CompiledCatalog before) {
        this.sources = sources;
        this.cache = cache;
        this.maker = maker;
        this.shipped = shipped;
        this.before = before;
    }

    public static KeptCatalog none() {
        return new KeptCatalog(null, null, BUILD, CompiledCatalog.NONE, CompiledCatalog.NONE);
    }

    /**
     * @param compiled the file that the build made
     * @param sources the folder it was made of
     * @param cache a file of this user's
     */
    public static KeptCatalog of(Path compiled, Path sources, Path cache) {
        byte[] bytes = read(compiled);
        CompiledCatalog shipped = CompiledInput.of(bytes, BUILD, compiled.toFile().lastModified())
                .orElse(CompiledCatalog.NONE);
        // Another program may read the same text in another way, and then the build compiled other bytes.
        long maker = CompiledInput.sum(bytes);
        return new KeptCatalog(sources, cache, maker, shipped,
                CompiledInput.of(readOwn(cache), maker, 0).orElse(CompiledCatalog.NONE));
    }

    private static byte[] readOwn(Path cache) {
        try {
            // What others could write might be commands of theirs.
            PosixFileAttributes file = Files.readAttributes(cache, PosixFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            boolean ours = file.isRegularFile() && file.owner().getName().equals(System.getProperty("user.name"))
                    && PosixFilePermissions.toString(file.permissions()).endsWith("------");
            return ours ? read(cache) : new byte[0];
        } catch (IOException | UnsupportedOperationException none) {
            return new byte[0];
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException none) {
            return new byte[0];
        }
    }

    /** What the text says, from wherever that is known. */
    Optional<CatalogFile> find(CatalogText text, Problems problems, Parser parser) {
        try {
            Optional<Entry> compiled = shipped.find(text, sources);
            if (compiled.isPresent()) {
                return compiled.map(entry -> entry.content().file());
            }
            Optional<Entry> kept = before.find(text, null);
            if (kept.isPresent()) {
                own.add(kept.get());
                return kept.map(entry -> entry.content().file());
            }
        } catch (IOException unreadable) {
            // Reading it as TOML says what is wrong with it.
        }
        return parse(text, problems, parser);
    }

    private Optional<CatalogFile> parse(CatalogText text, Problems problems, Parser parser) {
        TomlSection section = text.parse(problems);
        if (section == null) {
            return Optional.empty();
        }
        CatalogFile file = parser.read(text.name(), section);
        try {
            own.add(new Entry(text.name(), text.isFile(), text.digest(), () -> file));
            parsed = true;
        } catch (IOException e) {
            // It cannot be read twice, such as a pipe; so it is parsed each time.
        }
        return Optional.of(file);
    }

    /** What is in a TOML file. */
    @FunctionalInterface
    interface Parser {
        CatalogFile read(String name, TomlSection section);
    }

    /** For the next start, once all is known to be sound. */
    public void keep() {
        if (!parsed || cache == null) {
            return;
        }
        try {
            DurableFile.write(cache, CompiledOutput.of(own, maker));
        } catch (IOException e) {
            // The next start takes as long as this one.
        }
    }

    /** Writes all that was read so far as the build's file. */
    public void compile(Path target) throws IOException {
        Files.write(target, CompiledOutput.of(own, BUILD));
    }
}
