package io.gather.cli.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.json.Json;
import io.gather.fixtures.ssh.Logs;
import io.gather.fixtures.ssh.NodeLogin;
import io.gather.fixtures.ssh.NodeSetup;
import io.gather.fixtures.ssh.Sickness;
import io.gather.fixtures.ssh.SshClientHome;
import io.gather.fixtures.ssh.SshServer;
import io.gather.fixtures.ssh.Trait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One gather of nodes that ail in every way at once, each of which costs its own data only. It takes 40 s: so long may a login take
 * that lets in and then runs nothing.
 */
@Tag("peer")
class SickNodesIT {
    @TempDir
    Path folder;

    private final Map<String, SshServer> nodes = new LinkedHashMap<>();
    private Distribution gather;
    private SshClientHome home;

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
        home = SshClientHome.create();
    }

    @AfterEach
    void end() {
        nodes.values().forEach(SshServer::close);
        home.close();
    }

    @Test
    void eachCostsItsOwnDataOnlyAndSaysWhatHelps() throws Exception {
        start("well");
        start("expired", NodeLogin.account("ann"), Sickness.expiredPassword("ann"));
        SshServer frozen = start("frozen");
        start("hanging", Sickness.hangingProfile());
        start("full", Sickness.fullDisk());
        start("rekeyed").rekey();
        SshServer dropbear = SshServer.startDropbear(setup("dropbear"));
        nodes.put("dropbear", dropbear);
        home.introduce(dropbear);
        home.configure("expired", nodes.get("expired").address(), nodes.get("expired").port(), "User ann");

        Running running = gather.start(options());
        Distribution.await(() -> frozen.inside("ls", "/home").output().contains("waiting"));
        frozen.freeze();
        nodes.values().stream().filter(node -> node != frozen).forEach(node -> node.inside("touch", "/home/go"));
        Ended ended = running.end();

        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        Path bundle = gather.bundles().getFirst();
        Told told = Told.by(bundle);
        for (String well : List.of("well", "dropbear")) {
            assertThat(told.states()).containsEntry(well, "done");
            assertThat(told.files()).contains(well + "/commands/extra/hostname", well + "/var/log/app.log");
        }
        assertThat(told.states()).containsEntry("expired", "failed").containsEntry("hanging", "failed")
                .containsEntry("rekeyed", "failed");
        told.says("expired", ended, "the password of its user has expired", "log in and choose another one: ssh ");
        told.says("hanging", ended, "its login does not end", "ssh hanging uptime");
        told.says("rekeyed", ended, "its host key has changed: it is not the one of " + home.knownHosts() + ":"
                + line(nodes.get("rekeyed")), "remove that line and add the new key with ssh-keyscan");
        told.says("frozen", ended, "it did not answer in time", "look whether it is up");
        assertThat(told.states().get("frozen")).isIn("partial", "failed");
        assertFullDisk(told, ended);
        assertThat(gather.run("verify", bundle.toString()).code()).isZero();
        frozen.thaw();
        // What hangs in a profile is the node's own.
        nodes.values().stream().filter(node -> node != frozen && !node.name().equals("hanging"))
                .forEach(node -> assertThat(Remains.on(node)).as(node.name()).isBlank());
        assertThat(gather.leftovers()).isEmpty();
    }

    /** Either its results were got in another way than by its disk, or it is said that there is no room. */
    private static void assertFullDisk(Told told, Ended ended) throws IOException {
        if (told.states().get("full").equals("done")) {
            assertThat(told.files()).contains("full/commands/extra/hostname", "full/var/log/app.log");
        } else {
            told.says("full", ended, "no folder there can hold a spool", "free some space there");
        }
    }

    private SshServer start(String name, Trait... traits) {
        SshServer node = SshServer.start(setup(name).with(traits));
        nodes.put(name, node);
        home.introduce(node);
        return node;
    }

    private static NodeSetup setup(String name) {
        return NodeSetup.named(name).with(Logs.file("app.log", 5, 300_000));
    }

    /** Of the old key in the file of known ones. */
    private int line(SshServer node) throws IOException {
        List<String> lines = Files.readAllLines(home.knownHosts());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("[" + node.address() + "]:" + node.port() + " ")) {
                return i + 1;
            }
        }
        throw new AssertionError("not known: " + node);
    }

    private String[] options() {
        List<String> line = new ArrayList<>(List.of("run", "-w", String.join(",", nodes.keySet()), "--ssh-config",
                home.config().toString(), "--connect-timeout", "5s", "--ssh-option", "ServerAliveInterval=1",
                "--ssh-option", "ServerAliveCountMax=2", "--cluster", "fleet", "--profile", "none", "--command",
                "hostname", "--file", "/var/log", "--command",
                "touch /home/waiting; while [ ! -e /home/go ]; do sleep 0.1; done"));
        return line.toArray(String[]::new);
    }

    /** What a bundle says of its nodes. */
    private record Told(String info, Map<String, String> states, Map<String, String> errors, List<String> files) {
        static Told by(Path path) throws IOException {
            Map<String, String> states = new LinkedHashMap<>();
            Map<String, String> errors = new LinkedHashMap<>();
            List<String> files = new ArrayList<>();
            try (Bundle bundle = Bundle.open(path)) {
                bundle.entries(entry -> files.add(entry.name().substring(entry.name().indexOf('/') + 1)));
                for (Object one : (List<?>) Json.read(text(bundle, "manifest.json"), Map.class).get("nodes")) {
                    Map<?, ?> node = (Map<?, ?>) one;
                    states.put(node.get("name").toString(), node.get("state").toString());
                    errors.put(node.get("name").toString(), node.get("error") + " " + node.get("remedy"));
                }
                return new Told(text(bundle, "nodes_info"), states, errors, files);
            }
        }

        private static String text(Bundle bundle, String name) throws IOException {
            try (var in = bundle.open(name)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        /** The last screen, the list of nodes and the manifest do. */
        void says(String node, Ended ended, String what, String remedy) {
            assertThat(errors.get(node)).contains(what, remedy);
            assertThat(info).contains(what, remedy);
            assertThat(ended.err()).contains(what, remedy);
        }
    }
}
