package io.gather.incident.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.incident.error.GathererError;

/** The file of FURLs that were made for single nodes: {@code NODE SECRET TIME}, a line each. It is read anew each time. */
final class Invitations {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern SECRET = Pattern.compile("[a-z2-7]{8,100}");

    private final Path file;

    Invitations(Path file) {
        this.file = file;
    }

    List<Invitation> all() throws IOException {
        List<Invitation> all = new ArrayList<>();
        for (String line : PrivateFile.read(file).orElse("").lines().toList()) {
            String[] words = line.split(" ");
            if (words.length == 3 && NAME.matcher(words[0]).matches() && SECRET.matcher(words[1]).matches()) {
                all.add(new Invitation(words[0], words[1], time(words[2])));
            }
        }
        return all;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    Optional<Invitation> of(String node) throws IOException {
        return all().stream().filter(it -> it.node().equals(node)).findFirst();
    }

    void add(Invitation invitation) throws IOException {
        if (!NAME.matcher(invitation.node()).matches()) {
            throw new GatherException(GathererError.NO_NAME, "is no name for a node", invitation.node(),
                    GathererError.NO_NAME.entry().remedy());
        }
        List<Invitation> all = all();
        all.add(invitation);
        write(all);
    }

    /** @return whether there was one */
    boolean remove(String node) throws IOException {
        List<Invitation> all = all();
        boolean removed = all.removeIf(it -> it.node().equals(node));
        if (removed) {
            write(all);
        }
        return removed;
    }

    private void write(List<Invitation> all) throws IOException {
        StringBuilder text = new StringBuilder();
        all.forEach(each -> text.append(each.line()));
        PrivateFile.write(file, text.toString());
    }
}
