package io.gather.core.verdict;

import java.util.List;

/** Where minions look for what conditions and commands name. */
public final class WhereToLook {
    /** After the folders of the user's own search path. */
    public static final List<String> PROGRAMS = List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin",
            "/sbin", "/bin");

    /** For a service by the name of its unit, and by that of its script. */
    public static final List<String> UNITS = List.of("/etc/systemd/system", "/run/systemd/system",
            "/usr/local/lib/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system");
    public static final List<String> INIT_SCRIPTS = List.of("/etc/init.d", "/etc/rc.d", "/usr/local/etc/rc.d");

    /** Characters of a process's name that the kernel keeps. */
    public static final int PROCESS_NAME = 15;

    private WhereToLook() {}
}
