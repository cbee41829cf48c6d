package io.gather.core.bundle;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of files in a bundle: for commands by the rule of sos, for everything a form that no system stumbles over. */
public final class Names {
    /** Leaves room for {@code .1} on a collision and for the endings that tools add. */
    static final int NAME_MAX = 240;
    /** Of a whole name: twice what systems take, so that any path of theirs has room below a node's directory. */
    public static final int LONGEST = 8192;

    private static final Pattern PROGRAM_FOLDER = Pattern.compile("^/(usr/|)(bin|sbin)/");
    private static final Pattern NOT_IN_COMMANDS = Pattern.compile("[^\\w\\-./]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NOT_IN_PATHS = Pattern.compile("[^\\w\\-./@+=,%]", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern DEVICE_ON_WINDOWS = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private Names() {}

    /** The file name for a command's output: {@code /sbin/ip -s -d link} gives {@code ip_-s_-d_link}. */
    public static String ofCommand(String line) {
        return ofCommand(line, NAME_MAX);
    }

    static String ofCommand(String line, int nameMax) {
        String name = PROGRAM_FOLDER.matcher(line).replaceFirst("");
        name = NOT_IN_COMMANDS.matcher(name).replaceAll("_").replace('/', '.');
        name = strip(name);
        if (name.isEmpty()) {
            return "command";
        }
        name = cut(name, nameMax);
        return DEVICE_ON_WINDOWS.matcher(name).matches() ? name + "_" : name;
    }

    /** Where a command's output belongs below a node's directory, unless the name is taken there. */
    public static String ofOutput(String group, String line) {
        return "commands/" + ofPath(group) + "/" + ofCommand(line);
    }

    /** A relative path for a file of the node: without the first slash, no component empty, {@code .} or {@code ..}. */
    public static String ofPath(String absolutePath) {
        StringBuilder path = new StringBuilder();
        for (String component : absolutePath.split("/")) {
            if (component.isEmpty() || component.equals(".")) {
                continue;
            }
            path.append(path.isEmpty() ? "" : "/").append(ofComponent(component));
        }
        return path.isEmpty() ? "_" : path.toString();
    }

    /** Whether a name may stand in a bundle: relative, clean, without control characters. */
    public static boolean isSafe(String path) {
        if (path.isEmpty() || path.length() > LONGEST || path.startsWith("/")
                || path.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\')) {
            return false;
        }
        for (String component : path.split("/", -1)) {
            if (component.isEmpty() || component.equals(".") || component.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a link at this path below a node's directory stays in that directory, also where other links are on its way: it goes
     * up first, no further than the directory, and then only down.
     */
    public static boolean linkStays(String path, String target) {
        if (target.length() > LONGEST) {
            return false;
        }
        int depth = (int) path.chars().filter(c -> c == '/').count();
        int up = 0;
        while (target.startsWith("../", up) || (target.length() == up + 2 && target.endsWith(".."))) {
            up = Math.min(up + 3, target.length());
            depth--;
        }
        String down = target.substring(up);
        return depth >= 0 && !target.isEmpty() && (down.isEmpty() || down.equals(".") || isSafe(down));
    }

    /** Below {@code <root>/<node>/}; what stands higher is below the root. */
    public static String belowNode(String name) {
        String path = name.substring(name.indexOf('/') + 1);
        return path.substring(path.indexOf('/') + 1);
    }

    private static String ofComponent(String component) {
        if (component.equals("..")) {
            return "__";
        }
        String name = NOT_IN_PATHS.matcher(component).replaceAll("_");
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1) + "_";
        }
        name = cut(name, NAME_MAX);
        return DEVICE_ON_WINDOWS.matcher(name).matches() ? name + "_" : name;
    }

    private static String strip(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && " ._-".indexOf(name.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && " ._-".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(start, end);
    }

    /** File systems limit bytes, sos limits characters: ASCII is cut alike, the rest somewhat earlier. */
    private static String cut(String name, int max) {
        int end = Math.min(name.length(), max);
        while (end > 0 && name.substring(0, end).getBytes(java.nio.charset.StandardCharsets.UTF_8).length > Math
                .max(max, 255)) {
            end--;
        }
        return name.substring(0, end);
    }

    /** Names that differ in case only are one on some systems. */
    public static String folded(String path) {
        return path.toLowerCase(Locale.ROOT);
    }
}
