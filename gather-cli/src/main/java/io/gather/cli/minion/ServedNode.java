package io.gather.cli.minion;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import io.gather.cli.error.CommandError;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.SettingChanges;
import io.gather.cli.show.Printer;
import io.gather.cli.signals.Interrupt;
import io.gather.core.catalog.Catalog;
import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.core.inventory.Reach;
import io.gather.core.permission.OwnerPermission;
import io.gather.core.settings.MinionSettings;
import io.gather.core.settings.Settings;
import io.gather.core.toml.NearestName;
import io.gather.transport.node.rpc.serve.AuditLog;
import io.gather.transport.node.rpc.serve.RpcServer;
import io.gather.transport.node.rpc.serve.ServedMinion;
import io.gather.transport.node.rpc.wire.Feature;
import io.gather.transport.pki.authority.Role;
import io.gather.transport.pki.tls.MutualTls;
import io.gather.transport.pki.tls.TlsPeer;

/**
 * The daemon, from its settings to its end.
 *
 * @param minions of this machine, whose runs are kept in the folder of the daemon
 */
record ServedNode(Printer printer, Surroundings surroundings, MinionsHere minions,
        String version) {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    int serve(PlaceOptions places, Function<Settings, SettingChanges> options)
            throws IOException, InterruptedException {
        Settings saved = surroundings.settings(places);
        Settings told = options.apply(saved).checked().over(saved);
        MinionSettings own = told.minion();
        MinionFolder folder = MinionFolder.of(told.state());
        OwnerPermission permission = permission(own);
        MutualTls tls = MutualTls.of(folder.identity(own), Role.OVERLORD, printer::message);
        folder.make();
        LockedFile lock = LockedFile.take(folder.lock()).orElseThrow(() -> new GatherException(
                CommandError.MINION_SERVED, "another process serves it", folder.path().toString(),
                "end that one first: systemctl stop gather-minion"));
        String path = own.sudo().isEmpty()
                ? surroundings.environment().getOrDefault("PATH", "")
                : new SudoPrograms(own.sudo()).write(folder.sudo()) + ":"
                        + surroundings.environment().getOrDefault("PATH", "");
        CountDownLatch ended = new CountDownLatch(1);
        try (lock;
                AuditLog audit = new AuditLog(folder.audit(), printer::message);
                Interrupt _ = Interrupt.of(ended::countDown, STOPS_WITHIN);
                RpcServer server = RpcServer.open(address(own), tls,
                        new ServedMinion(minions.of(told.with(Settings.STATE, folder.path()), path), version,
                                Feature.all(), folder.rotating(own), folder.runs(), permission::refusal, audit),
                        Clock.systemUTC(), new SecureRandom(), printer::message)) {
            lock.say("process " + ProcessHandle.current().pid());
            printer.message("Serves " + new TlsPeer(tls.ours()).name() + " on port " + server.port() + ": "
                    + (own.allow().isEmpty() ? "all of this node's catalog" : String.join(", ", own.allow()))
                    + (own.commands() ? ", and any command" : "") + ". What is done is recorded in "
                    + folder.audit() + ".");
            ended.await();
        }
        return 0;
    }

    private OwnerPermission permission(MinionSettings own) {
        Catalog catalog = surroundings.catalog();
        for (String name : own.allow()) {
            if (catalog.groups().get(name) == null && catalog.items().noneMatch(item -> item.isNamed(name))) {
                throw new GatherException(CommandError.NOT_IN_CATALOG, "'" + name
                        + "' is no group and no item of this node's catalog" + NearestName.hint(name, catalog
                                .names()),
                        "minion.allow", "see which there are: gather groups");
            }
        }
        return new OwnerPermission(catalog, own.allow(), own.commands());
    }

    private static InetSocketAddress address(MinionSettings own) {
        int port = own.port() == 0 ? Reach.Rpc.USUAL_PORT : own.port();
        try {
            return own.listen().isEmpty()
                    ? new InetSocketAddress(port)
                    : new InetSocketAddress(InetAddress.getByName(own.listen()), port);
        } catch (UnknownHostException e) {
            throw new GatherException(CommandError.LISTEN_UNKNOWN, "no address is known of '" + own.listen() + "'",
                    "minion.listen", "write an address of this machine", e);
        }
    }
}
