package io.gather.incident.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.gather.core.error.GatherException;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.core.secret.Secret;
import io.gather.incident.classify.Classifiers;
import io.gather.incident.error.IncidentWebError;
import io.gather.incident.settings.IncidentSettings;
import io.gather.incident.show.SecretMasks;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.store.IncidentTable;
import io.gather.incident.web.page.IncidentSite;
import io.gather.incident.web.page.PageSource;
import io.gather.transport.net.serve.SiteBounds;
import io.gather.transport.net.serve.SiteServer;

/** {@code gather incident web}. */
public final class IncidentWebVerb implements Verb {
    public static final Secret PASSWORD = Secret.of("incident-web-password");

    @Override
    public String name() {
        return "web";
    }

    @Override
    public String about() {
        return "Shows incidents in a browser, until it is stopped; new ones appear as they come.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(new VerbOption("--port", "PORT", "where it listens; 0: any that is free (default: 8765)"),
                new VerbOption("--address", "ADDRESS",
                        "which address of this machine others reach it at (default: 127.0.0.1)"),
                new VerbOption("--host", "NAME", "a name that browsers may call it by; may be given several times"),
                new VerbOption("--tls-cert", "FILE", "its certificate in PEM: it is served over HTTPS"),
                new VerbOption("--tls-key", "FILE", "the certificate's private key in PEM"),
                new VerbOption("--silent", "TIME", "a node not heard of for so long is marked (default: 2h)"));
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("DIR", VerbArgument.Count.AT_MOST_ONE,
                "the incident gatherer's directory, instead of incident.directory"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident web", "for a browser on this machine"),
                new VerbExample("gather incident web --address 192.0.2.7 --tls-cert web.pem --tls-key web.key",
                        "for others too, who tell the secret incident-web-password"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        WebOptions options = WebOptions.of(call);
        Path directory = call.arguments().isEmpty()
                ? IncidentSettings.directory(call.context())
                : Path.of(call.arguments().getFirst());
        try (Classifiers classifiers = Classifiers.open(directory,
                call.context().settings().of(IncidentSettings.PYTHON),
                call.output()::message)) {
            IncidentArchive archive = IncidentArchive.open(directory, classifiers, call.output()::message);
            IncidentSite site = new IncidentSite(new PageSource(archive, new IncidentTable(directory),
                    SecretMasks.redactor(false), call.context().clock(), options.silent()));
            try (SiteServer server = open(options, site, call)) {
                if (options.isReadByOthers()) {
                    call.output().message("the password and all incidents cross the network as they are: "
                            + "--tls-cert and --tls-key mend that");
                }
                call.output().result(options.root(server.port()));
                new CountDownLatch(1).await();
                return 0;
            }
        }
    }

    private static SiteServer open(WebOptions options, IncidentSite site, VerbCall call) {
        try {
            return SiteServer.open(options.place(), options.tls(), options.login(), site, SiteBounds.USUAL,
                    call.output()::message);
        } catch (IOException e) {
            throw new GatherException(IncidentWebError.NOT_SERVED, String.valueOf(e.getMessage()),
                    options.place().address().getHostAddress() + ":" + options.place().port(),
                    "take another --port, or an --address of this machine", e);
        }
    }
}
