package io.gather.core.cleanse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Cursor;
import io.gather.core.merge.Source;
import io.gather.core.minion.NodeFacts;
import io.gather.core.obfuscate.KnownIdentities;
import io.gather.core.report.NodeRecord;
import org.jspecify.annotations.Nullable;

/** Names of machines, domains and users that a bundle tells of itself, whoever made it. */
final class NamesOfBundle {
    private static final int MOST_READ = 4 << 20;
    private static final int FIRST_PERSON = 1000;
    private static final int LAST_PERSON = 60_000;
    private static final Pattern HOST_NAME = Pattern
            .compile(
                    ".*/(etc/hostname|etc/HOSTNAME|etc/mailname|proc/sys/kernel/hostname|(.*/)?hostname(_[-A-Za-z]+)?)");
    private static final Pattern UNAME = Pattern.compile(".*/uname_-a");
    private static final Pattern HOSTS = Pattern.compile(".*/(etc/hosts|getent_hosts)");
    private static final Pattern PASSWD = Pattern.compile(".*/(etc/passwd|getent_passwd)");
    private static final Pattern RESOLV = Pattern.compile(".*/etc/resolv\\.conf");
    private static final Pattern HOME = Pattern.compile(".*/home/([a-z_][a-z0-9_.-]{2,31})(/.*)?");

    private final KnownIdentities names = new KnownIdentities();

    KnownIdentities names() {
        return names;
    }

    /** @param ours what its manifest tells; null: it has none */
    static NamesOfBundle of(Bundle bundle, @Nullable Source ours) throws IOException {
        NamesOfBundle names = new NamesOfBundle();
        if (ours != null) {
            names.names.host(ours.gather().cluster());
            ours.nodes().values().forEach(names::node);
        }
        names.of(bundle);
        return names;
    }

    private void node(NodeRecord node) {
        if (node.machine()) {
            names.host(node.name());
            names.host(node.address());
        }
        NodeFacts facts = node.facts();
        if (facts != null) {
            names.host(facts.hostName());
            names.user(facts.user());
        }
    }

    private void of(Bundle bundle) throws IOException {
        try (Cursor cursor = bundle.cursor()) {
            for (TocEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
                Matcher home = HOME.matcher(entry.name());
                if (home.matches()) {
                    names.user(home.group(1));
                }
                if (entry instanceof TocEntry.File file && file.size() > 0) {
                    file(bundle, file);
                }
            }
        }
    }

    private void file(Bundle bundle, TocEntry.File file) throws IOException {
        String name = file.name();
        if (HOST_NAME.matcher(name).matches()) {
            lines(bundle, file).stream().limit(1).forEach(line -> names.host(line.strip()));
        } else if (UNAME.matcher(name).matches()) {
            lines(bundle, file).stream().limit(1).map(line -> line.split(" ")).filter(words -> words.length > 1)
                    .forEach(words -> names.host(words[1]));
        } else if (HOSTS.matcher(name).matches()) {
            lines(bundle, file).forEach(this::hosts);
        } else if (PASSWD.matcher(name).matches()) {
            lines(bundle, file).forEach(this::person);
        } else if (RESOLV.matcher(name).matches()) {
            lines(bundle, file).stream().map(line -> line.strip().split("\\s+"))
                    .filter(words -> words[0].equals("search") || words[0].equals("domain"))
                    .forEach(words -> Arrays.stream(words).skip(1).forEach(names::domain));
        }
    }

    private void hosts(String line) {
        String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
        Arrays.stream(words).skip(1).forEach(names::host);
    }

    /** Those of the system have the same names everywhere. */
    private void person(String line) {
        String[] fields = line.split(":", -1);
        if (fields.length > 2 && fields[2].matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(fields[2]);
            if (number >= FIRST_PERSON && number < LAST_PERSON) {
                names.user(fields[0]);
            }
        }
    }

    private static List<String> lines(Bundle bundle, TocEntry.File file) throws IOException {
        try (InputStream in = bundle.open(file)) {
            return new String(in.readNBytes(MOST_READ), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
