package io.gather.transport.upload.template;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.core.upload.Shipment;
import io.gather.transport.error.WayError;
import org.jspecify.annotations.Nullable;

/**
 * A text of the settings with {@code {name} {cluster} {case} {sha256} {date}} in it, and what a way adds to these. What is put in
 * never makes another folder: values lose their slashes, and no part of a path becomes {@code ..}.
 *
 * @param setting that it stands in, for remedies
 */
public record Template(String text, String setting, Map<String, String> more) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)\\}");
    private static final String NO_CASE = "none";

    public Template {
        more = Map.copyOf(more);
    }

    public static Template of(String text, String setting) {
        return new Template(text, setting, Map.of());
    }

    /** The same with one more variable. */
    public Template with(String variable, String value) {
        Map<String, String> all = new TreeMap<>(more);
        all.put(variable, value);
        return new Template(text, setting, all);
    }

    /**
     * The same as the path of a file of its own for each bundle. A path without a file's name is that of a folder: one with neither
     * the bundle's name or digest, nor a query, nor a dot in its last part.
     */
    public Template ofFile() {
        String last = text.substring(text.lastIndexOf('/') + 1);
        boolean named = last.contains("{name}") || last.contains("{sha256}") || text.indexOf('?') >= 0
                || VARIABLE.matcher(last).replaceAll("x").indexOf('.') > 0;
        return named || text.isEmpty() || text.endsWith("/") ? this : new Template(text + "/", setting, more);
    }

    /** As a path of files; after a final slash, and where there is nothing, comes the bundle's name. */
    public String path(Shipment shipment) {
        return checked(whole(shipment, UnaryOperator.identity()));
    }

    /** As {@link #path}, for the path and the query of an address: what is put in is percent-encoded. */
    public String address(Shipment shipment) {
        String address = whole(shipment, Template::encoded);
        String ignored = checked(address.replaceFirst("\\?.*", "").replaceAll("(?i)%2e", "."));
        return address;
    }

    /** As one line of any text, such as a header. */
    public String line(Shipment shipment) {
        return filled(shipment, UnaryOperator.identity());
    }

    private String whole(Shipment shipment, UnaryOperator<String> form) {
        String filled = filled(shipment, value -> form.apply(harmless(value)));
        return filled.isEmpty() || filled.endsWith("/")
                ? filled + form.apply(harmless(shipment.name()))
                : filled;
    }

    private String filled(Shipment shipment, UnaryOperator<String> form) {
        return VARIABLE.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(form.apply(onOneLine(value(found.group(1), shipment)))));
    }

    private String value(String variable, Shipment shipment) {
        String value = switch (variable) {
            case "name" -> shipment.name();
            case "cluster" -> shipment.cluster();
            case "case" -> caseOf(shipment.caseId());
            case "sha256" -> shipment.sha256();
            case "date" -> LocalDate.ofInstant(shipment.made(), ZoneOffset.UTC).toString();
            default -> more.get(variable);
        };
        if (value == null) {
            TreeSet<String> known = new TreeSet<>(more.keySet());
            known.addAll(Arrays.asList("name", "cluster", "case", "sha256", "date"));
            throw new GatherException(WayError.NO_VARIABLE, "there is no variable {" + variable + "}", setting,
                    "there are {" + String.join("}, {", known) + "}");
        }
        return value;
    }

    private static String caseOf(@Nullable String caseId) {
        return caseId == null || caseId.isEmpty() ? NO_CASE : caseId;
    }

    private static String onOneLine(String value) {
        return value.replaceAll("\\p{Cntrl}", "_");
    }

    private static String harmless(String value) {
        return value.replace('/', '_').replace('\\', '_');
    }

    private String checked(String path) {
        if (Arrays.stream(path.split("/")).anyMatch(part -> part.equals("..") || part.equals("."))) {
            throw new GatherException(WayError.PATH_LEADS_AWAY, "leads to another folder: " + path, setting,
                    "write the path without . and .. as parts of it, also by what is put in");
        }
        return path;
    }

    private static String encoded(String value) {
        StringBuilder text = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0);
            text.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return text.toString();
    }
}
