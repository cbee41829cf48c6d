package io.gather.cli.isi;

import java.util.ArrayList;
import java.util.List;

/** Every option of {@code isi_gather_info}, the old letters and names included. */
final class IsiOptions {
    private static final String NO_SUCH_LOG = "there is nothing of the kind on this system";
    private static final String OWN = "gather has no such way of uploading; what 'gather settings' names is used";
    private static final String CLEANS_NOTHING = "gather deletes nothing on nodes";

    private IsiOptions() {}

    static List<IsiOption> all() {
        List<IsiOption> all = new ArrayList<>();
        all.addAll(chosen());
        all.addAll(places());
        all.addAll(contents());
        all.addAll(manner());
        all.addAll(uploads());
        return List.copyOf(all);
    }

    private static List<IsiOption> chosen() {
        return List.of(
                IsiOption.works("-u --user", "USER", "log in to nodes as USER", (v, t) -> t.add("--ssh-user",
                        v.getFirst())),
                IsiOption.works("-p --password", "PASSWORD", "password for the nodes; only with --user",
                        IsiValues::password),
                IsiOption.works("-i --include", "NAME..", "groups or items besides the usual ones; all: everything",
                        IsiValues::include),
                IsiOption.works("-x --exclude_command", "NAME", "not these items; without a name: as -l",
                        IsiValues::exclude).arity("0..*"),
                IsiOption.works("-l --list-known-commands", "GROUP", "lists groups; of named ones, their items",
                        IsiValues::list).arity("0..*"),
                IsiOption.works("--group", "NAME..", "only these groups",
                        (v, t) -> t.select("--group", String.join(",", v))),
                IsiOption.works("--incremental", "", "of logs, only what was written since the last gather",
                        (_, t) -> t.add("--incremental")),
                IsiOption.works("--full", "", "all logs, whatever was gathered before",
                        (_, t) -> t.add("--incremental=false")),
                IsiOption.works("-f --files_to_gather", "PATH", "also PATH of every node; absolute",
                        IsiValues::file),
                IsiOption.works("-n --nodes", "LIST", "only nodes with these numbers: 1,4-10", IsiValues::nodes),
                IsiOption.works("--local-only", "", "only this machine", (_, t) -> t.add("--local-only")),
                IsiOption.works("--skip-node-check", "", "nodes are not asked beforehand; they never are",
                        (_, t) -> t.add()),
                IsiOption.differs("-s --gather_script", "SCRIPT..",
                        "runs SCRIPT on every node; it must be there already, and its output is among the items of 'extra'",
                        IsiValues::script),
                IsiOption.works("-S", "EXPRESSION", "also what this prints, on every node",
                        (v, t) -> v.forEach(it -> t.add("--command", it))),
                IsiOption.works("-1 --local_gather_expression", "EXPRESSION..", "also what this prints, once",
                        (v, t) -> v.forEach(it -> t.add("--local-command", it))),
                IsiOption.works("-a --results-analyze-script", "SCRIPT",
                        "runs SCRIPT here when the bundle is finished, with its path as argument",
                        (v, t) -> v.forEach(it -> t.analyze(Analysis.script(it)))),
                IsiOption.works("-A", "EXPRESSION", "the same for an expression of the shell: the path is $1",
                        (v, t) -> v.forEach(it -> t.analyze(Analysis.expression(it)))));
    }

    private static List<IsiOption> places() {
        return List.of(
                IsiOption.meaningless("-I --save_to_ifs", "", "the bundle goes where 'output' of the settings says"),
                IsiOption.works("-L --save_to_local", "", "work and bundle in /var/crash/support",
                        (_, t) -> t.add("--output", "/var/crash/support", "--spool", "/var/crash/support")),
                IsiOption.works("-T --temp", "DIR", "work in DIR/tmp, bundle in DIR/pkg; not with -L",
                        IsiValues::base),
                IsiOption.differs("-t --tarfile", "NAME",
                        "how the bundle's name begins; cluster, date and time are added", IsiValues::name),
                IsiOption.works("--tardir", "DIR", "where the bundle goes; absolute", IsiValues::folder),
                IsiOption.works("--symlinkdir", "DIR", "a link to the bundle is made there",
                        IsiValues::link));
    }

    private static List<IsiOption> contents() {
        return List.of(
                IsiOption.differs("--varlog-recent --varlog_recent", "",
                        "no rotated logs of OneFS nodes; those of other systems are gathered", IsiValues::recentLogs),
                IsiOption.works("--varlog-all --varlog_all", "", "rotated logs too", (_, t) -> t.add()),
                IsiOption.works("--nologs", "", "only what is named", (_, t) -> t.add("--profile", "none")),
                IsiOption.meaningless("--no-dumps", "", NO_SUCH_LOG), IsiOption.meaningless("--dumps", "", NO_SUCH_LOG),
                IsiOption.works("--no-cores", "", "no cores; as is usual here", (_, t) -> t.add()),
                IsiOption.works("--cores", "", "cores too",
                        (_, t) -> t.add("--include", "coredump.cores,onefs.cores")),
                IsiOption.works("--no-iceage-reports", "", "no reports of crashes",
                        (_, t) -> t.add("--exclude", "onefs.crash_reports")),
                IsiOption.works("--iceage-reports", "", "reports of crashes too; as is usual here", (_, t) -> t.add()),
                IsiOption.meaningless("--no-net-transport", "", NO_SUCH_LOG),
                IsiOption.meaningless("--net-transport", "", NO_SUCH_LOG),
                IsiOption.works("--gather-begin", "TIME", "only what is of the time since then: 'YYYY-MM-DD [HH:MM]'",
                        (v, t) -> t.select("--gather-begin", v.getLast())),
                IsiOption.works("--gather-past", "TIME", "only what is of the last 2h, 3d or 1w",
                        (v, t) -> t.select("--gather-past", v.getLast())),
                IsiOption.differs("--reference", "TEXT", "travels with the bundle as its label",
                        (v, t) -> t.add("--reference", v.getLast())),
                IsiOption.meaningless("--clean-cores", "", CLEANS_NOTHING),
                IsiOption.meaningless("--clean-dumps", "", CLEANS_NOTHING),
                IsiOption.meaningless("--clean-reports", "", CLEANS_NOTHING),
                IsiOption.meaningless("--clean-all", "", CLEANS_NOTHING),
                IsiOption.works("--clean-none", "", "nothing is deleted", (_, t) -> t.add()),
                IsiOption.differs("--clean-only", "", "deletes nothing, and gathers nothing", IsiValues::cleanOnly));
    }

    private static List<IsiOption> manner() {
        return List.of(
                IsiOption.works("--debug", "", "where an error happened is shown", (_, t) -> t.add("--debug")),
                IsiOption.works("--verbose", "", "every item as it ends", (_, t) -> t.add("--verbose")),
                IsiOption.works("--no-console-logging", "", "errors and the result only", (_, t) -> t.add("--quiet")),
                IsiOption.meaningless("--log-to", "DIR", "what happens is told in the bundle's report"),
                IsiOption.works("--timeout", "NAME SECONDS",
                        "another time limit for an item or group, or all; 0 or none: no limit", IsiValues::timeout)
                        .arity("2"),
                IsiOption.works("--parallelism", "SERIAL|SUBPROCESS", "one command at a time, or several",
                        IsiValues::parallelism),
                IsiOption.differs("--processes", "N", "commands at the same time on a node, at most 256",
                        IsiValues::processes),
                IsiOption.works("--no-status", "", "plain lines instead of a live picture",
                        (_, t) -> t.set("GATHER_TTY", "")),
                IsiOption.works("--noconfig", "", "saved settings are not used", (_, t) -> t.add("--no-config")),
                IsiOption.works("--save", "", "saves groups, times and the options for uploads, then gathers",
                        (_, t) -> t.save(false)),
                IsiOption.works("--save-only", "", "saves groups, times and the options for uploads",
                        (_, t) -> t.save(true)));
    }

    private static List<IsiOption> uploads() {
        List<IsiOption> all = new ArrayList<>(List.of(
                same("--upload", "--upload", "send the bundle"), same("--noupload", "--no-upload", "do not"),
                IsiOption.works("--re-upload", "FILE", "send this bundle once more",
                        (v, t) -> t.resend(v.getFirst())),
                IsiOption.differs("--verify-upload", "", "a small gather of this machine is sent and compared",
                        (_, t) -> t.add("--verify-upload")),
                IsiOption.works("--http-insecure --http", "", "plain HTTP",
                        (_, t) -> t.upload("--http-upload", "--http-insecure-upload")),
                same("--nohttp", "--http-upload=false", "no HTTP"),
                passed("--http-host", "HOST", "--http-upload-host"),
                passed("--http-path", "PATH", "--http-upload-path"),
                passed("--http-port", "PORT", "--http-upload-port"),
                passed("--http-proxy", "HOST", "--http-upload-proxy"),
                passed("--http-proxy-port", "PORT", "--http-upload-proxy-port"),
                same("--ftp", "--ftp-upload", "FTP over TLS"), same("--noftp", "--ftp-upload=false", "no FTP"),
                IsiOption.works("--ftp-insecure", "", "plain FTP",
                        (_, t) -> t.upload("--ftp-upload", "--ftp-upload-insecure")),
                passed("--ftp-user", "USER", "--ftp-upload-user"),
                passed("--ftp-pass", "PASSWORD", "--ftp-upload-pass"),
                same("--set-ftp-password", "--set-ftp-upload-pass", "asks for the password"),
                passed("--ftp-host", "HOST", "--ftp-upload-host"), passed("--ftp-path", "PATH", "--ftp-upload-path"),
                passed("--ftp-port", "PORT", "--ftp-upload-port"),
                passed("--ftp-proxy", "HOST", "--ftp-upload-proxy"),
                passed("--ftp-proxy-port", "PORT", "--ftp-upload-proxy-port"),
                passed("--ftp-ssl-cert", "FILE", "--ftp-upload-ssl-cert"), passed("--ftp-mode", "MODE", "--ftp-mode"),
                same("--esrs", "--esrs", "a gateway of the ESRS kind is tried"),
                same("--noesrs", "--esrs=false", "it is not")));
        for (String name : List.of("--supportassist", "--nosupportassist", "--connectivity", "--noconnectivity",
                "--email", "--noemail")) {
            all.add(IsiOption.meaningless(name, "", OWN));
        }
        all.add(IsiOption.meaningless("--email-addresses", "LIST", OWN));
        all.add(IsiOption.meaningless("--email-boundary", "SIZE", OWN));
        return all;
    }

    private static IsiOption same(String name, String ours, String about) {
        return IsiOption.works(name, "", about, (_, t) -> t.upload(ours));
    }

    private static IsiOption passed(String name, String parameter, String ours) {
        return IsiOption.works(name, parameter, "as " + ours, (v, t) -> t.upload(ours, v.getLast()));
    }
}
