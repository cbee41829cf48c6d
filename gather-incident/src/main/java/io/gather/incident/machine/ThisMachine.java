package io.gather.incident.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;

/**
 * What is told of this machine with each incident.
 *
 * @param host as it calls itself
 * @param versions of what matters, by name
 * @param incarnation of this process: numbers of events are its own
 */
public record ThisMachine(String host, Map<String, String> versions, long process, String incarnation) {
    private static final int INCARNATION_BYTES = 8;
    private static final int LONGEST = 200;

    public ThisMachine {
        versions = Map.copyOf(versions);
    }

    public static ThisMachine find() {
        Map<String, String> versions = new TreeMap<>();
        String gather = ThisMachine.class.getPackage().getImplementationVersion();
        versions.put("gather", gather == null ? "development" : gather);
        versions.put(System.getProperty("os.name", "kernel"), System.getProperty("os.version", ""));
        String system = system();
        if (!system.isEmpty()) {
            versions.put("system", system);
        }
        byte[] incarnation = new byte[INCARNATION_BYTES];
        new SecureRandom().nextBytes(incarnation);
        return new ThisMachine(firstLine(Path.of("/proc/sys/kernel/hostname")), versions,
                ProcessHandle.current().pid(), HexFormat.of().formatHex(incarnation));
    }

    private static String system() {
        try {
            return Files.readAllLines(Path.of("/etc/os-release")).stream()
                    .filter(it -> it.startsWith("PRETTY_NAME=")).findFirst()
                    .map(it -> cut(it.substring(it.indexOf('=') + 1).replace("\"", ""))).orElse("");
        } catch (IOException notThere) {
            return "";
        }
    }

    private static String firstLine(Path file) {
        try {
            return cut(Files.readString(file).strip());
        } catch (IOException notThere) {
            return "";
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    /** The header of an incident's file. */
    public Dict header(Dict trigger) {
        Dict all = Dict.EMPTY;
        for (Map.Entry<String, String> each : new TreeMap<>(versions).entrySet()) {
            all = all.with(each.getKey(), LogValue.of(each.getValue()));
        }
        return Dict.EMPTY.with("type", LogValue.of("incident")).with("trigger", trigger).with("versions", all)
                .with("pid", LogValue.of(process));
    }

    /** Of an event of this process. */
    public LogValue incarnationValue() {
        return new LogValue.Items(List.of(LogValue.of(incarnation), new LogValue.Nothing()));
    }
}
