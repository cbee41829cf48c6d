package io.gather.cli.redact;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.gather.cli.error.CommandError;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;
import io.gather.core.bundle.gzip.Packed;
import io.gather.core.error.GatherException;
import io.gather.core.obfuscate.IdentityStore;
import io.gather.core.obfuscate.ObfuscatedStream;
import io.gather.core.obfuscate.ReplacedIdentity;
import io.gather.core.obfuscate.Revelation;
import io.gather.core.overlord.state.StateDirectory;

/** The way back from what stands for identities. */
record Revealing(Printer printer, Terminal results, InputStream stdin, Surroundings surroundings) {
    private static final int MOST_SHOWN = 5;

    int reveal(List<String> what, boolean json, PlaceOptions places) throws IOException {
        IdentityStore store = new IdentityStore(
                new StateDirectory(surroundings.settings(places).state()).identities());
        Revelation revelation = new Revelation(store.key(), store.map());
        boolean text = false;
        for (String each : what) {
            if (each.equals("-")) {
                copy(revelation, stdin, each, json);
            } else if (isFile(each)) {
                try (InputStream in = new FileInputStream(each)) {
                    copy(revelation, in, each, json);
                }
            } else {
                text = true;
            }
        }
        String revealed = text ? texts(revelation, what) : "";
        if (json) {
            printer.json(new Told(revelation.revealed(), revelation.found().stream().map(Row::of).toList(),
                    new TreeSet<>(revelation.unknown())));
        } else {
            if (text) {
                printer.result(revealed);
            }
            tell(revelation);
        }
        return 0;
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String texts(Revelation revelation, List<String> what) {
        return revelation.text(String.join(" ", what.stream().filter(it -> !it.equals("-") && !isFile(it)).toList()));
    }

    private void copy(Revelation revelation, InputStream content, String name, boolean json) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content, 1 << 16);
        in.mark(Packed.ENOUGH);
        byte[] begin = in.readNBytes(Packed.ENOUGH);
        in.reset();
        if (Packed.is(begin, begin.length)) {
            throw new GatherException(CommandError.STILL_PACKED, "is compressed", name,
                    "bring back what is in it; of a bundle: gather cat " + name + " FILE | gather reveal -");
        }
        RevealedOutput printed = new RevealedOutput(printer, results);
        ObfuscatedStream out = revelation.content(json ? OutputStream.nullOutputStream() : printed);
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0 && !printer.closed(); read = in.read(buffer)) {
            out.write(buffer, 0, read);
        }
        out.finish();
        printed.finish();
    }

    private void tell(Revelation revelation) {
        Set<String> unknown = new TreeSet<>(revelation.unknown());
        if (!unknown.isEmpty()) {
            String some = String.join(", ", unknown.stream().limit(MOST_SHOWN).toList());
            printer.message((unknown.size() == 1 ? "1 address" : unknown.size() + " addresses")
                    + " of no obfuscation of this installation, left as found: " + some
                    + (unknown.size() > MOST_SHOWN ? ", …" : ""));
        }
        printer.message(revelation.revealed() + " brought back");
    }

    /** For programs. */
    record Told(long revealed, List<Row> found, Set<String> unknown) {}

    record Row(String kind, String replacement, String original) {
        static Row of(ReplacedIdentity identity) {
            return new Row(identity.kind().word(), identity.replacement(), identity.original());
        }
    }
}
