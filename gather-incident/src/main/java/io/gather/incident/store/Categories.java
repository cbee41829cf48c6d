package io.gather.incident.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.gather.core.files.DurableFile;
import io.gather.core.files.OutputFile;
import io.gather.incident.classify.Classifier;
import io.gather.incident.event.LogEvent;

/** The files {@code classified/CATEGORY}: a line an incident, as {@code flogtool} has them. They only grow. */
final class Categories {
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._@+ -]|^[. ]");
    private static final int LONGEST = 100;

    private final Path folder;

    Categories(Path folder) {
        this.folder = folder;
    }

    /** A category as the name of a file, which a plugin may not have thought of. */
    static String fit(String category) {
        String cut = category.length() > LONGEST ? category.substring(0, LONGEST) : category;
        String fit = UNFIT.matcher(cut).replaceAll("_");
        return fit.isBlank() ? "_" : fit;
    }

    /** What a classifier says, as names of files. */
    static List<String> of(Classifier classifier, LogEvent trigger) throws InterruptedException {
        return classifier.classify(trigger).stream().map(Categories::fit).distinct().toList();
    }

    void add(Collection<String> categories, String incident) throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        categories.forEach(category -> lines.put(category, List.of(incident)));
        add(lines);
    }

    /**
     * On the disk when it returns.
     *
     * @param incidents by category
     */
    void add(Map<String, List<String>> incidents) throws IOException {
        DurableFile.makeFolder(folder);
        boolean isNew = false;
        for (Map.Entry<String, List<String>> category : incidents.entrySet()) {
            Path file = folder.resolve(category.getKey());
            boolean there = OutputFile.isThere(file);
            isNew |= !there;
            try (FileChannel channel = there
                    ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS)
                    : FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                            StandardOpenOption.WRITE)) {
                LineEnd.append(channel, String.join("\n", category.getValue()));
                channel.force(false);
            }
        }
        if (isNew) {
            DurableFile.force(folder);
        }
    }

    /** The categories that the files have of these incidents. */
    Map<String, SortedSet<String>> of(Set<String> incidents) throws IOException {
        Map<String, SortedSet<String>> found = new HashMap<>();
        if (incidents.isEmpty() || !Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String category = String.valueOf(file.getFileName());
                if (Files.isRegularFile(file) && fit(category).equals(category) && category.indexOf(',') < 0) {
                    read(file, category, incidents, found);
                }
            }
        }
        return found;
    }

    private static void read(Path file, String category, Set<String> incidents, Map<String, SortedSet<String>> found)
            throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (incidents.contains(line.strip())) {
                    found.computeIfAbsent(line.strip(), _ -> new TreeSet<>()).add(category);
                }
            }
        }
    }
}
