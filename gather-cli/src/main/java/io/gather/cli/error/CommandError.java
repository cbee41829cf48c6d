package io.gather.cli.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can be wrong with a command line, and with the program that runs it. */
public enum CommandError implements ErrorCode {
    UNEXPECTED("GATHER-1000", Category.INTERNAL, "a mistake of the program itself",
            "report it with the output of the same command and --debug"),
    INTERRUPTED("GATHER-1002", Category.INTERNAL, "the command was interrupted",
            "look what is left: gather status"),
    FILES("GATHER-1003", Category.INTERNAL, "reading or writing failed where it was not expected",
            "check the path, space and permissions; --debug shows where it happened"),
    INCOMPLETE("GATHER-1004", Category.INTERNAL, "the installation is not complete",
            "start gather by its launcher, or install it again"),
    NO_MEMORY("GATHER-1005", Category.REFUSED, "the command needs more memory than the launcher gives it",
            "give it more: GATHER_JAVA_OPTIONS=-Xmx256m gather …"),
    NESTED("GATHER-1006", Category.REFUSED, "the command came upon something that is nested too deeply",
            "if it is to be so: GATHER_JAVA_OPTIONS=-Xss8m gather …"),
    NO_THREADS("GATHER-1007", Category.REFUSED, "the system gives no more threads",
            "raise the limits of processes (ulimit -u), or end others"),
    NOT_BEGUN_DETACHED("GATHER-1021", Category.INTERNAL,
            "a gather without a terminal had not begun in time and was ended",
            "see what it waits for: leave out --detach"),
    CUT_OFF("GATHER-1022", Category.INTERNAL, "the gather that was watched was cut off",
            "go on with it: gather resume; give it up: gather cleanup"),
    NOT_STARTED_HERE("GATHER-1023", Category.INTERNAL, "a process that another gather starts was started by hand",
            "start it with: gather run --detach"),
    SERVICE_FAILED("GATHER-1030", Category.INTERNAL, "a service of a module failed",
            "see what it said before; --debug shows where it happened"),
    SERVICE_NOT_ENDED("GATHER-1031", Category.INTERNAL, "a service of a module did not end when it was told to",
            "report it to whoever made the module"),
    COMMAND_LINE("GATHER-2001", Category.USAGE, "the command line cannot be understood",
            "look at the command's --help"),
    NO_SUCH_COMMAND("GATHER-2002", Category.USAGE, "there is no such command",
            "see what there is: gather --help"),
    NO_SUCH_CODE("GATHER-2003", Category.USAGE, "there is no error with this code",
            "see what there is: gather explain"),
    PLUGIN_DECLARES("GATHER-2104", Category.USAGE,
            "a plugin declares a setting or a secret that is there already, or that it may not have",
            "remove its jar from the folder plugins/; docs/modules.md tells the rules"),
    NO_ID("GATHER-2206", Category.USAGE, "this is no id of a gather",
            "see the ids: gather status"),
    NO_DESTINATION("GATHER-2209", Category.USAGE, "an upload was asked for, and no way of uploading is configured",
            "say where to: gather settings modify --http-upload-host HOST; docs/sending.md shows all ways"),
    NO_SUCH_NODE("GATHER-2210", Category.USAGE, "there is no node of this name",
            "see what there is: gather nodes"),
    REFERENCE_TOO_LONG("GATHER-2211", Category.USAGE, "--reference takes no text of this length",
            "write more into --label"),
    TIME_WRONG("GATHER-2212", Category.USAGE, "--gather-begin or --gather-past is no time that has passed",
            "write a time like --gather-past 2h; a saved one is left out by --clear-gather-begin"),
    NOTHING_UNDER_WAY("GATHER-2213", Category.USAGE, "no gather is under way that could be watched",
            "start one without this terminal: gather run --detach"),
    NOBODY_TO_ASK("GATHER-2221", Category.USAGE,
            "a secret is needed, and there is no terminal where it could be asked for",
            "give it by a file or by the environment; docs/user-guide.md shows how"),
    SECRET_FILE("GATHER-2222", Category.USAGE, "a file with a secret cannot be read, or others may read it",
            "give a file of yours alone, or a file descriptor as fd:3"),
    SECRETS_AGAIN("GATHER-2223", Category.USAGE,
            "a gather was given secrets that are kept nowhere, and goes on without them",
            "go on at a terminal, which asks for them, or give them again"),
    NO_SUCH_SECRET("GATHER-2224", Category.USAGE, "there is no secret of this name",
            "docs/sending.md lists them"),
    SECRETS_FILE("GATHER-2225", Category.USAGE, "the file of saved secrets cannot be used, or others may read it",
            "correct the file that is named, or who may read it"),
    WHAT_TO_SEND("GATHER-2231", Category.USAGE, "it is not clear what is to be sent",
            "name a bundle, or send all that is queued: gather upload --all"),
    NO_UPLOAD_AND_UPLOAD("GATHER-2232", Category.USAGE, "--no-upload stands together with an option that uploads",
            "leave out one of them"),
    ISI_OPTION("GATHER-2234", Category.USAGE, "an option of isi_gather_info has a value that it does not take",
            "see what it takes: isi_gather_info --help, docs/isi_gather_info.md"),
    ANALYSIS("GATHER-2235", Category.USAGE, "what is to be run over the finished bundle cannot be started",
            "the bundle is whole; run it by hand"),
    LANE("GATHER-2240", Category.USAGE, "no lane can be called so",
            "take a short word, such as triggered"),
    WHICH_GATHER("GATHER-2241", Category.USAGE, "several gathers are under way, and it is not said which one is meant",
            "name its id: gather status"),
    NOTHING_MATCHES("GATHER-2301", Category.USAGE, "no file of the bundle matches the patterns",
            "see the names: gather ls BUNDLE"),
    TWO_BUNDLES("GATHER-2302", Category.USAGE, "two bundles cannot be compared, only the nodes of one",
            "give one bundle: gather diff --nodes BUNDLE"),
    SET_WRONG("GATHER-2407", Category.USAGE, "a set of nodes on the command line cannot be understood",
            "write it like node[1-9,12]; docs/inventory.md describes them"),
    PLUGIN_REFUSED("GATHER-2501", Category.USAGE, "a plugin cannot be used",
            "remove its jar from the folder plugins/ to go on without it"),
    PROBLEMS_FOUND("GATHER-5030", Category.BUNDLE, "a bundle that was verified is damaged",
            "fetch it again, or save what is whole: gather salvage BUNDLE"),
    NO_SUCH_UPLOAD("GATHER-6022", Category.USAGE, "there is no upload with this id",
            "see the ids: gather uploads"),
    BEING_SENT("GATHER-6023", Category.REFUSED, "an upload that is to be removed is under way",
            "end the process that sends it first"),
    FOLDER_GONE("GATHER-7015", Category.REFUSED, "the current folder was removed",
            "go to another one, or say where the bundle goes: --output DIR"),
    NOT_STOPPED("GATHER-7020", Category.REFUSED, "the process of a gather cannot be told to stop",
            "stop it as the user who started it, or as root"),
    NOT_ENDED("GATHER-7021", Category.REFUSED, "a gather that was told to stop has not finished in time",
            "see what there is: gather status"),
    NOTHING_CHANGED("GATHER-7031", Category.REFUSED, "nothing was changed, because nobody agreed",
            "if it is meant: gather settings reset --yes"),
    LINK_OCCUPIED("GATHER-7032", Category.REFUSED, "there is a file where a link to the bundle should be",
            "name another --symlinkdir"),
    LINK_NOT_MADE("GATHER-7034", Category.REFUSED, "the link to the bundle cannot be made",
            "the bundle is whole, where the message says"),
    SERVED_ALREADY("GATHER-7040", Category.REFUSED, "the services of a module run already, in another process",
            "end that process first, or let it go on"),
    SERVICE_LOCK("GATHER-7041", Category.REFUSED, "the lock of a module's services cannot be taken",
            "check who owns the file and whether its disk has room, or choose another state directory");

    private final String code;
    private final Category category;
    private final String meaning;
    private final String remedy;

    CommandError(String code, Category category, String meaning, String remedy) {
        this.code = code;
        this.category = category;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public ErrorEntry entry() {
        return new ErrorEntry(code, category, meaning, remedy);
    }
}
