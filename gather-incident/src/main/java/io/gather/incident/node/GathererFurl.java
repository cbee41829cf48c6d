package io.gather.incident.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.files.GivenFile;
import io.gather.core.module.ModuleContext;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbOption;
import io.gather.core.secret.Secret;
import io.gather.core.units.ByteSize;
import io.gather.incident.error.WatchError;
import io.gather.transport.foolscap.furl.Furl;

/** Which gatherer incidents go to: a secret, since whoever knows it may send some. */
public final class GathererFurl {
    public static final Secret SECRET = Secret.of("incident-furl");
    public static final VerbOption OPTION = new VerbOption("--to", "FILE",
            "holds the gatherer's FURL, as its log_gatherer.furl does; without it: GATHER_INCIDENT_FURL");
    private static final ByteSize MOST = ByteSize.of(64 << 10);
    private static final String TO = "--to";

    private GathererFurl() {}

    /** @return empty where none is said */
    public static Optional<Furl> find(VerbCall call) {
        Optional<Furl> furl = call.value(TO).map(it -> of(it, call.context())).or(() -> ofSecret(call.context()));
        furl.ifPresent(GathererFurl::check);
        return furl;
    }

    /** @throws GatherException where none is said */
    public static Furl require(VerbCall call) {
        return find(call).orElseThrow(() -> new GatherException(WatchError.NO_GATHERER,
                "it is not said to which gatherer incidents go", "", WatchError.NO_GATHERER.entry().remedy()));
    }

    private static Furl of(String text, ModuleContext context) {
        if (text.startsWith("pb:")) {
            context.notice("a FURL on the command line can be read by everybody on this machine: put it into a file");
            return Furl.read(text, TO);
        }
        Path file = Path.of(text);
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                context.notice(file + " can be read by everybody on this machine, and holds a secret: chmod 600 it");
            }
            return Furl.read(new String(new GivenFile(file).read(MOST), StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new GatherException(WatchError.NO_GATHERER, "cannot be read: " + e.getMessage(), file.toString(),
                    WatchError.NO_GATHERER.entry().remedy(), e);
        }
    }

    private static Optional<Furl> ofSecret(ModuleContext context) {
        return context.secrets().find(SECRET).map(secret -> {
            try {
                return Furl.read(new String(secret), SECRET.variable());
            } finally {
                Arrays.fill(secret, '\0');
            }
        });
    }

    private static void check(Furl furl) {
        if (furl.dialled().findAny().isEmpty()) {
            throw new GatherException(WatchError.UNREACHABLE, "the gatherer's FURL says no place that can be dialled",
                    furl.toString(), WatchError.UNREACHABLE.entry().remedy());
        }
    }
}
