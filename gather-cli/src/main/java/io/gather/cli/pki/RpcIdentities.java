package io.gather.cli.pki;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.gather.core.error.GatherException;
import io.gather.core.settings.RpcSettings;
import io.gather.core.settings.Settings;
import io.gather.transport.error.PkiError;
import io.gather.transport.node.rpc.OwnAuthority;
import io.gather.transport.node.rpc.RpcIdentity;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.Role;
import io.gather.transport.pki.enrol.Enroller;
import io.gather.transport.pki.enrol.OpenInvitations;
import io.gather.transport.pki.tls.MutualTls;
import io.gather.transport.pki.tls.PeerFiles;

/** As whom this machine's overlord comes to nodes: as the settings say, or with a certificate of the cluster's own authority. */
public record RpcIdentities(String hostName, Clock clock, Consumer<String> notices) {
    public RpcIdentity of(Settings settings) {
        RpcSettings rpc = settings.rpc();
        return rpc.certificate().isEmpty() ? own(settings) : elsewhere(rpc);
    }

    private RpcIdentity own(Settings settings) {
        PkiPlace place = PkiPlace.of(settings, null, hostName, clock);
        Authority authority = place.authority();
        place.overlord(authority).ready();
        MutualTls tls = MutualTls.of(new PeerFiles(place.files().overlord(), place.files().overlord(),
                place.files().authority(), place.files().revocations(), List.of()), Role.NODE, notices);
        return new RpcIdentity(tls, Optional.of(new OwnAuthority(authority,
                new Enroller(authority, new OpenInvitations(place.files(), clock), settings.rpc().port()), clock)));
    }

    private RpcIdentity elsewhere(RpcSettings rpc) {
        if (rpc.authority().isEmpty()) {
            throw new GatherException(PkiError.NO_AUTHORITY,
                    "a certificate is set, and nobody whose certificates nodes have", "rpc.authority",
                    "name the file with the certificate of the authority");
        }
        Path certificate = Path.of(rpc.certificate());
        return new RpcIdentity(MutualTls.of(new PeerFiles(certificate,
                rpc.key().isEmpty() ? certificate : Path.of(rpc.key()), Path.of(rpc.authority()),
                rpc.revocations().isEmpty() ? null : Path.of(rpc.revocations()), List.of()), Role.NODE, notices),
                Optional.empty());
    }
}
