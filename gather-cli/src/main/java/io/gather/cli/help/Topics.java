package io.gather.cli.help;

import static io.gather.cli.help.HelpExample.example;

/** Examples, exit codes and documents of the commands. */
final class Topics {
    private static final String GUIDE = "user-guide";
    private static final String RPC = "rpc";
    private static final String ONEFS = "isi_gather_info";

    private Topics() {}

    /** Whether the command is a program by itself too, by the name that it has on OneFS. */
    static boolean isOneFsProgram(String command) {
        return command.equals(ONEFS);
    }

    /** @param command its words, without those before them that only lead to it */
    static Topic of(String command) {
        return switch (command) {
            case "gather" -> Topic.of(GUIDE, Exits.GATHER,
                    example("gather --case 4711", "this machine, into a bundle in this folder"),
                    example("gather -i cluster.toml --last 2d", "all nodes, files of the last two days"),
                    example("gather summary GatherLogs-lab.tgz", "what a bundle holds, and what is missing"));
            case "run" -> Topic.of(GUIDE, Exits.GATHER,
                    example("gather run --case 4711 --label 'slow since noon'",
                            "this machine, with a remark for support"),
                    example("gather run -i cluster.toml -w 'node[1-9]' --profile network", "the network of nine nodes"),
                    example("gather run -w node7 --group logs --last 2h", "node7 over SSH: logs of the last two hours"),
                    example("gather run --max-size 2GB --max-time 10m --upload",
                            "no more than that of a node; then send it"),
                    example("gather run --detach", "goes on when the terminal is closed: gather attach"));
            case "plan" -> Topic.of(GUIDE, Exits.ANY, example("gather plan --profile network", "each command and file"),
                    example("gather plan -i cluster.toml --sizes", "how much there is, by node and group"),
                    example("gather plan -i cluster.toml --show-script node7", "the script that node7 would run"));
            case "complete" -> Topic.of(GUIDE, Exits.GATHER,
                    example("gather complete GatherLogs-lab.tgz --max-size 50GB", "just what was left out of it"));
            case "doctor" -> Topic.of(GUIDE, Exits.REHEARSAL,
                    example("gather doctor", "output folder and uploads of this machine"),
                    example("gather doctor -i cluster.toml --json", "every node too; an object a finding, for cron"));
            case "status" -> Topic.of(GUIDE, Exits.ANY, example("gather status", "phase, items, nodes by state"),
                    example("gather status --json", "an object a gather, for programs"));
            case "attach" -> Topic.of(GUIDE, Exits.GATHER, example("gather attach", "the one under way, else the last"),
                    example("gather attach --json", "its events, as a gather with --json tells them"));
            case "stop" -> Topic.of(GUIDE, Exits.REFUSABLE,
                    example("gather stop", "waits for the bundle, and prints its path"),
                    example("gather stop --no-wait", "only tells it"));
            case "resume" -> Topic.of(GUIDE, Exits.GATHER, example("gather resume", "the latest that was cut off"),
                    example("gather resume --ask-password", "the nodes' password is asked for again"));
            case "cleanup" -> Topic.of(GUIDE, Exits.REFUSABLE,
                    example("gather cleanup", "all that were cut off; refuses to lose results"),
                    example("gather cleanup --yes", "loses them"));
            case "upload" -> Topic.of("sending", Exits.UPLOAD,
                    example("gather upload GatherLogs-lab.tgz", "by the ways of the settings"),
                    example("gather upload --all", "everything that waits"),
                    example("gather upload --verify", "does the upload work? Sends a small bundle"),
                    example("gather upload GatherLogs-lab.tgz --upload-directory /mnt/support", "copies it there"));
            case "uploads" ->
                Topic.of("sending", Exits.ANY, example("gather uploads", "all, the last 500 that arrived"),
                        example("gather uploads --failed", "with each way's reason"));
            case "schedule" -> Topic.of("schedules", Exits.ANY,
                    example("gather schedule add --every 6h --upload", "four times a day, sent at once"),
                    example("gather schedule list", "when each comes next, how the last ended"));
            case "schedule add" -> Topic.of("schedules", Exits.ANY,
                    example("gather schedule add --every 6h --upload", "four times a day, sent at once"),
                    example("gather schedule add --name net --cron '30 2 * * mon-fri' --group networking",
                            "another one, in the nights of working days"));
            case "schedule list" -> Topic.of("schedules", Exits.ANY,
                    example("gather schedule list --json", "an object a schedule, for programs"));
            case "schedule remove" -> Topic.of("schedules", Exits.ANY,
                    example("gather schedule remove net", "the schedule of this name"));
            case "schedule run" -> Topic.of("schedules", Exits.GATHER,
                    example("gather schedule run", "one gather now, as the timer begins it"));
            default -> ofBundles(command);
        };
    }

    private static Topic ofBundles(String command) {
        return switch (command) {
            case "summary" -> Topic.of(GUIDE, Exits.BUNDLE,
                    example("gather summary GatherLogs-lab.tgz", "nodes, items, what failed and why"),
                    example("gather summary --json GatherLogs-lab.tgz", "the same for programs"));
            case "ls" ->
                Topic.of(GUIDE, Exits.BUNDLE, example("gather ls -l GatherLogs-lab.tgz", "sizes and times too"),
                        example("gather ls GatherLogs-lab.tgz '**/messages*'", "the system logs of all nodes"));
            case "cat" -> Topic.of(GUIDE, Exits.BUNDLE,
                    example("gather cat GatherLogs-lab.tgz nodes_info", "how each node fared"),
                    example("gather cat GatherLogs-lab.tgz 'node7/**/uptime'", "one file of one node"));
            case "extract" -> Topic.of(GUIDE, Exits.BUNDLE,
                    example("gather extract GatherLogs-lab.tgz -C case4711", "all of it, into this folder"),
                    example("gather extract GatherLogs-lab.tgz 'nodes/node7'", "a directory and all below it"));
            case "verify" ->
                Topic.of(GUIDE, Exits.BUNDLE, example("gather verify GatherLogs-lab.tgz", "checksums too"));
            case "diff" -> Topic.of(GUIDE, Exits.DIFFERENCES,
                    example("gather diff --nodes GatherLogs-lab.tgz", "all but logs and large files"),
                    example("gather diff --nodes GatherLogs-lab.tgz networking etc/hosts", "a group and a file"),
                    example("gather diff --nodes --mask all --strict GatherLogs-lab.tgz", "for scripts"));
            case "merge" -> Topic.of(GUIDE, Exits.BUNDLE,
                    example("gather merge GatherLogs-demo-*.tgz --output whole.tgz", "a gather and its increments"));
            case "watermarks" -> Topic.of(GUIDE, Exits.ANY,
                    example("gather watermarks list", "the gathers that increments build on"),
                    example("gather watermarks reset --node node7", "the next increment has node7's logs whole"));
            case "watermarks list" -> Topic.of(GUIDE, Exits.ANY,
                    example("gather watermarks list --json", "an object a gather, for programs"));
            case "watermarks reset" -> Topic.of(GUIDE, Exits.ANY,
                    example("gather watermarks reset --cluster lab", "all nodes of one cluster"));
            case "minion" -> Topic.of(RPC, Exits.ENROLMENT,
                    example("gather minion invite node7 --wait 10m", "prints what to type on node7, and waits for it"),
                    example("gather minion serve", "on node7: run what overlords ask of it"));
            case "minion unit" -> Topic.of(RPC, Exits.ANY,
                    example("gather minion unit > /etc/systemd/system/gather-minion.service",
                            "served from each start on"));
            case "minion sudoers" -> Topic.of(RPC, Exits.ANY,
                    example("gather minion sudoers --user gather", "what a daemon that is not root may run as root"));
            case "minion serve" -> Topic.of(RPC, Exits.ANY,
                    example("gather minion serve --allow network,host", "only these groups"),
                    example("gather minion serve --listen 192.0.2.7 --port 9443", "at one address of this machine"));
            case "salvage" -> Topic.of(GUIDE, Exits.BUNDLE,
                    example("gather salvage cut-off.tgz", "what can be read goes into cut-off-salvaged.tgz"));
            case "leaks" -> Topic.of("redaction", Exits.LEAKS,
                    example("gather leaks GatherLogs-lab-redacted.tgz", "whether anything is left in it"));
            case "redact" -> Topic.of("redaction", Exits.CLEANSE,
                    example("gather redact --obfuscate GatherLogs-lab.tgz", "a new one, for others"),
                    example("gather redact --explain /etc/app.conf", "where a secret stands, and which rule says so"),
                    example("gather redact --check redact.d/site.toml",
                            "whether rules of one's own do what they should"));
            case "reveal" -> Topic.of("redaction", Exits.REFUSABLE,
                    example("gather reveal host-7k3q2abc 100.72.4.19", "what stands for what, for the owner"),
                    example("gather reveal answer.txt", "a file, such as the answer of support"));
            default -> ofPki(command);
        };
    }

    private static Topic ofPki(String command) {
        return switch (command) {
            case "pki" -> Topic.of("pki", Exits.REFUSABLE,
                    example("gather pki init", "once, on the machine that gathers"),
                    example("gather pki list", "who has a certificate, and until when"));
            case "pki init" -> Topic.of("pki", Exits.REFUSABLE,
                    example("gather pki init --cluster lab", "the authority of this cluster"));
            case "pki list" -> Topic.of("pki", Exits.REFUSABLE,
                    example("gather pki list --json", "an object a certificate, for programs"));
            case "pki revoke" -> Topic.of("pki", Exits.REFUSABLE,
                    example("gather pki revoke node7", "all certificates of a node that was lost"));
            case "pki rotate" -> Topic.of("pki", Exits.REFUSABLE,
                    example("gather pki rotate", "all of them"),
                    example("gather pki rotate node7", "one node's, at the next gather"));
            case "pki export" -> Topic.of("pki", Exits.REFUSABLE,
                    example("gather pki export --to lab.pem", "the authority and what it revoked"),
                    example("gather pki export --overlord head2 --to head2.pem", "for another machine that gathers"));
            case "minion invite" -> Topic.of("pki", Exits.ENROLMENT,
                    example("gather minion invite node7 node8", "the line to type on each"),
                    example("gather minion invite node7 --wait 10m", "and enrol it as soon as it was typed"));
            case "minion enrol" -> Topic.of("pki", Exits.ENROLMENT,
                    example("gather minion enrol", "all nodes that were invited and wait"));
            case "minion join" -> Topic.of("pki", Exits.ENROLMENT,
                    example("gather minion join --token-file token",
                            "on the node, in place of the line of the invitation"));
            default -> ofSettings(command);
        };
    }

    private static Topic ofSettings(String command) {
        return switch (command) {
            case "nodes" -> Topic.of("inventory", Exits.REHEARSAL,
                    example("gather nodes -i cluster.toml", "folded, by how they are reached"),
                    example("gather nodes -i cluster.toml --ping", "who answers"),
                    example("gather nodes --expand 'node[08-10]!node9,gpu1'",
                            "names, one a line; no inventory needed"));
            case "groups" ->
                Topic.of("catalog", Exits.ANY, example("gather groups", "name, number of items, what it is"),
                        example("gather groups --profiles", "sets of groups for a purpose"));
            case "items" -> Topic.of("catalog", Exits.ANY, example("gather items networking", "of one group"),
                    example("gather items --profile minimal", "of a profile"),
                    example("gather items --check shop.toml", "what is wrong in a file of one's own"));
            case "settings" ->
                Topic.of("settings", Exits.ANY, example("gather settings view", "what is not as built in"),
                        example("gather settings modify --upload --http-upload-host support.example.com",
                                "for all gathers"));
            case "view" -> Topic.of("settings", Exits.ANY, example("gather settings view --all --origin",
                    "every setting, and where it comes from"));
            case "modify" -> Topic.of("settings", Exits.ANY,
                    example("gather settings modify --profile network --gather-past 3d", "what gathers take"),
                    example("gather settings modify --set upload.s3.bucket=logs", "by its key: docs/configuration.md"),
                    example("gather settings modify --set-ftp-upload-pass",
                            "asks for it, and stores it for you alone"));
            case "reset" ->
                Topic.of("settings", Exits.ANY, example("gather settings reset --yes", "without a question"));
            case "completion" -> Topic.of(GUIDE, Exits.ANY,
                    example("gather completion >~/.local/share/bash-completion/completions/gather",
                            "bash: from now on"),
                    example("gather completion >~/.gather-completion", "zsh: source this file in ~/.zshrc"));
            case "explain" -> Topic.of("errors", Exits.ANY,
                    example("gather explain GATHER-6001", "what it means, and what to do about it"),
                    example("gather explain --json", "all of them, for programs"));
            case "help" -> Topic.of(GUIDE, Exits.ANY, example("gather help run", "the options of a gather"),
                    example("gather help settings modify", "a command below another"),
                    example("gather help --man run | man -l -", "its page of the manual"));
            default -> ofOneFs(command);
        };
    }

    private static Topic ofOneFs(String command) {
        return switch (command) {
            case ONEFS -> Topic.of(ONEFS, Exits.GATHER,
                    example("isi_gather_info --group networking,logs -n 1,4-10", "some groups of some nodes"),
                    example("isi_gather_info -f /var/log/messages --nologs", "one file and nothing else"),
                    example("isi_gather_info -l networking", "the items of a group; -l alone: the groups"));
            case "isi", "diagnostics", "gather start", "diagnostics gather", "isi gather" -> Topic.of(ONEFS,
                    Exits.REFUSABLE, example("gather isi gather start --gather-past 2d", "does not wait for its end"),
                    example("gather isi gather status", "is it running?"),
                    example("gather isi gather stop", "ends it"));
            case "gather status" -> Topic.of(ONEFS, Exits.ANY,
                    example("gather isi gather status", "prints: Gather is running. Or: is not running."));
            default -> shorter(command);
        };
    }

    private static Topic shorter(String command) {
        int blank = command.indexOf(' ');
        if (blank < 0) {
            throw new IllegalArgumentException("nothing is told of '" + command + "'");
        }
        return of(command.substring(blank + 1));
    }
}
