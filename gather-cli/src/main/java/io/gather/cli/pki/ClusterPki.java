package io.gather.cli.pki;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Counts;
import io.gather.cli.show.Printer;
import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;
import io.gather.core.files.OutputFile;
import io.gather.transport.net.x509.PemText;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.IssuedCertificate;
import io.gather.transport.pki.authority.PkiName;
import io.gather.transport.pki.authority.Role;
import org.jspecify.annotations.Nullable;

/** What is done with the authority of a cluster. */
record ClusterPki(Printer printer, Surroundings surroundings) {
    private PkiPlace place(@Nullable String cluster, PlaceOptions places) {
        return PkiPlace.of(surroundings, cluster, places);
    }

    int init(@Nullable String cluster, PlaceOptions places) {
        PkiPlace place = place(cluster, places);
        Authority authority = Authority.create(place.files(), place.cluster(), place.clock());
        place.overlord(authority).ready();
        printer.message("the authority of " + place.cluster() + " is in " + place.files().folder()
                + ": whoever reads its key can come to every node");
        printer.message("next: gather minion invite NODE");
        return 0;
    }

    int list(@Nullable String cluster, boolean json, PlaceOptions places) {
        PkiPlace place = place(cluster, places);
        Instant now = place.clock().instant();
        List<IssuedCertificate> issued = place.authority().issued();
        for (IssuedCertificate each : issued) {
            IssuedRow row = IssuedRow.of(each, now);
            if (json) {
                printer.json(row);
            } else {
                printer.result(row.text());
            }
        }
        return 0;
    }

    int revoke(List<String> which, @Nullable String cluster, PlaceOptions places) {
        Authority authority = place(cluster, places).authority();
        for (String each : which) {
            authority.revoke(each).forEach(it -> printer.message("revoked: " + it.name() + ", " + it.role().word()
                    + ", " + it.serial()));
        }
        return 0;
    }

    /** Without names: of all that are valid. */
    int rotate(List<String> names, @Nullable String cluster, PlaceOptions places) {
        PkiPlace place = place(cluster, places);
        Authority authority = place.authority();
        if (names.isEmpty()) {
            printer.message("the overlord's certificate is renewed, valid until "
                    + place.overlord(authority).renew().getNotAfter().toInstant());
        }
        Instant now = place.clock().instant();
        List<String> nodes = names.isEmpty()
                ? authority.issued().stream().filter(it -> it.role() == Role.NODE)
                        .filter(it -> it.revoked() == null && it.until().isAfter(now)).map(IssuedCertificate::name)
                        .distinct().toList()
                : names;
        nodes.forEach(authority::rotate);
        if (!nodes.isEmpty()) {
            printer.message(Counts.count(nodes.size(), "node") + ": renewed at the next gather");
        }
        return 0;
    }

    int print(@Nullable String cluster, PlaceOptions places) {
        printer.piece(known(place(cluster, places).authority()));
        return 0;
    }

    int export(Path file, @Nullable String cluster, PlaceOptions places) throws IOException {
        write(file, known(place(cluster, places).authority()));
        return 0;
    }

    int overlord(String name, Path file, @Nullable String cluster, PlaceOptions places) throws IOException {
        PkiPlace place = place(cluster, places);
        PkiName overlord = new PkiName(name);
        Authority authority = place.authority();
        // Its place first: a certificate that nobody gets must not be signed.
        write(file, "");
        Instant until = place.overlord(authority).named(overlord).write(file).getNotAfter().toInstant();
        printer.message("certificate and key for the overlord " + name + ", valid until " + until + ": " + file);
        return 0;
    }

    private static String known(Authority authority) {
        return PemText.of(authority.certificate()) + PemText.of(authority.revocations());
    }

    private static void write(Path file, String text) throws IOException {
        try (var out = Channels.newOutputStream(OutputFile.create(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            throw new GatherException(BundleError.EXISTS, "there is such a file already", file.toString(),
                    "choose another name", e);
        }
    }
}
