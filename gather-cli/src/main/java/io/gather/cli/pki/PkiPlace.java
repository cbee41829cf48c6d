package io.gather.cli.pki;

import java.time.Clock;

import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.core.settings.Settings;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.AuthorityFiles;
import io.gather.transport.pki.authority.OverlordIdentity;
import io.gather.transport.pki.authority.PkiName;
import org.jspecify.annotations.Nullable;

/** Where a cluster's authority is, and as whom the overlord on this machine comes. */
record PkiPlace(AuthorityFiles files, PkiName cluster, String hostName, Clock clock) {
    private static final int LONGEST = 64;

    static PkiPlace of(Surroundings surroundings, @Nullable String cluster, PlaceOptions places) {
        return of(surroundings.settings(places), cluster, surroundings.hostName(), surroundings.clock());
    }

    static PkiPlace of(Settings settings, @Nullable String cluster, String hostName, Clock clock) {
        PkiName name = new PkiName(cluster == null ? settings.cluster() : cluster);
        return new PkiPlace(AuthorityFiles.in(settings.state(), name), name, hostName, clock);
    }

    Authority authority() {
        return Authority.open(files, clock);
    }

    OverlordIdentity overlord(Authority authority) {
        String plain = hostName.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        return new OverlordIdentity(files, authority,
                new PkiName(plain.isEmpty() ? "overlord" : plain.substring(0, Math.min(LONGEST, plain.length()))),
                clock);
    }
}
