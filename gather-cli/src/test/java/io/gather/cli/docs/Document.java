package io.gather.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown file: its code blocks, headings and links. */
record Document(Path path, List<String> lines) {
    static final Path ROOT = Path.of(System.getProperty("gather.root"));

    private static final Pattern MARK = Pattern.compile("<!-- (.*) -->");
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules");

    /**
     * Text between fences.
     *
     * @param line of the opening fence
     * @param mark what the HTML comment before it says: {@code exit: 2}; empty where there is none
     */
    record Block(int line, String language, String mark, List<String> lines) {
        String text() {
            return String.join("\n", lines) + "\n";
        }

        /** What the mark says of a key, such as {@code exit}; empty: nothing. */
        String marked(String key) {
            return mark.startsWith(key + ": ") ? mark.substring(key.length() + 2) : "";
        }
    }

    static Document read(Path file) {
        try {
            return new Document(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document of(String path) {
        return read(ROOT.resolve(path));
    }

    /** The rows of the table whose first column has this heading, each with its cells. */
    List<List<String>> table(String heading) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (!line.startsWith("|")) {
                inside = false;
            } else if (inside && !line.startsWith("| ---")) {
                rows.add(Stream.of(line.substring(1).split("\\|")).map(String::strip).toList());
            } else if (line.startsWith("| " + heading + " |")) {
                inside = true;
            }
        }
        return rows;
    }

    /** Every Markdown file of the project. */
    static List<Document> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md")).filter(Document::isOurs).sorted()
                    .map(Document::read).toList();
        }
    }

    private static boolean isOurs(Path file) {
        for (Path part : ROOT.relativize(file)) {
            if (NOT_OURS.contains(part.toString()) || part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    String name() {
        return ROOT.relativize(path).toString();
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
                if (end == i) {
                    throw new AssertionError(name() + ":" + (i + 1) + ": this block has no end");
                }
                blocks.add(
                        new Block(i + 1, lines.get(i).substring(3), mark(i), List.copyOf(lines.subList(i + 1, end))));
                i = end;
            }
        }
        return blocks;
    }

    List<Block> blocks(String language) {
        return blocks().stream().filter(block -> block.language().equals(language)).toList();
    }

    private String mark(int fence) {
        Matcher matcher = MARK.matcher(fence == 0 ? "" : lines.get(fence - 1));
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** The table rows below the line that holds the text, cells stripped of blanks and code marks; without head and rule. */
    List<List<String>> tableAfter(String text) {
        int start = 0;
        while (!lines.get(start).contains(text)) {
            start++;
        }
        while (!lines.get(start).startsWith("|")) {
            start++;
        }
        return lines.subList(start + 2, lines.size()).stream().takeWhile(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1).split("\\|")).map(cell -> cell.replace("`", "").strip())
                        .toList())
                .toList();
    }

    /** The targets of links outside of code blocks. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        for (String line : prose()) {
            Matcher matcher = LINK.matcher(line.replaceAll("`[^`]*`", ""));
            while (matcher.find()) {
                links.add(matcher.group(1));
            }
        }
        return links;
    }

    /** What {@code #…} can lead to, by GitHub's rule. */
    Set<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : prose()) {
            if (line.matches("#{1,6} .*")) {
                String anchor = line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
        }
        return anchors;
    }

    private List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            boolean fence = line.startsWith("```");
            if (!fence && !code) {
                prose.add(line);
            }
            code ^= fence;
        }
        return prose;
    }
}
