package io.gather.core.watermark;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.gather.core.files.DurableFile;
import io.gather.core.files.Trees;
import io.gather.core.json.Json;

/**
 * How far a cluster was gathered, as each of its last gathers left it: a folder a gather, with its link and a file for each node. A
 * gather is there before its bundle can count as delivered; whether it does is asked anew each time, so that whatever was killed,
 * deleted or never arrived leads back to the last gather before it of which everything is there. Gathers are only added and
 * removed as a whole. Safe for several processes.
 */
public final class Watermarks {
    /** Gathers to which the next one may fall back, besides the first of them. */
    private static final int KEPT = 8;
    private static final String LINK = "link.json";
    private static final String MARKS = ".marks.gz";
    private static final Comparator<ChainLink> ORDER = Comparator.comparingLong(ChainLink::number)
            .thenComparing(ChainLink::gather);

    private final Path folder;

    /** @param folder of the cluster; need not be there */
    public Watermarks(Path folder) {
        this.folder = folder;
    }

    /** All that can be read, the oldest first. */
    public List<ChainLink> links() throws IOException {
        List<ChainLink> links = new ArrayList<>();
        try (DirectoryStream<Path> gathers = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path gather : gathers) {
                link(String.valueOf(gather.getFileName())).ifPresent(links::add);
            }
        } catch (NoSuchFileException none) {
            return List.of();
        }
        links.sort(ORDER);
        return links;
    }

    /** Empty where there is none, or what is there is damaged or of another version. */
    public Optional<ChainLink> link(String gather) {
        try {
            ChainLink link = Json.read(Files.readAllBytes(folder.resolve(gather).resolve(LINK)), ChainLink.class);
            boolean own = link.version() == ChainLink.VERSION && gather.equals(link.gather());
            return own ? Optional.of(link) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    public void put(ChainLink link) throws IOException {
        DurableFile.write(folder.resolve(link.gather()).resolve(LINK), Json.write(link));
    }

    /** For the next link. */
    public long nextNumber() throws IOException {
        return links().stream().mapToLong(ChainLink::number).max().orElse(0) + 1;
    }

    /**
     * The last gather that one can build on: it is delivered, and so is all on which it builds itself.
     *
     * @param delivered of a link, whether its bundle is
     */
    public Optional<ChainLink> head(Predicate<ChainLink> delivered) throws IOException {
        Map<String, ChainLink> links = new HashMap<>();
        links().stream().filter(delivered).forEach(link -> links.put(link.gather(), link));
        return links.values().stream().sorted(ORDER.reversed())
                .filter(link -> links.keySet().containsAll(link.base()) && hasPositions(link)).findFirst();
    }

    private boolean hasPositions(ChainLink link) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(link.gather()), "*" + MARKS)) {
            return files.iterator().hasNext();
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * @param node a name that files can have
     * @throws IOException where it cannot be read; {@link NodePosition#NOWHERE} where that gather left nothing of the node
     */
    public NodePosition position(String gather, String node) throws IOException {
        Path file = file(gather, node);
        return Files.exists(file) ? new MarksFile(file).read() : NodePosition.NOWHERE;
    }

    public void put(String gather, String node, NodePosition position) throws IOException, InterruptedException {
        DurableFile.makeFolder(folder.resolve(gather));
        new MarksFile(file(gather, node)).write(position);
    }

    /** Nodes of which that gather left nothing stand where the one before left them. */
    public void inherit(String gather, String before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(before), "*" + MARKS)) {
            for (Path file : files) {
                Path same = folder.resolve(gather).resolve(String.valueOf(file.getFileName()));
                if (!Files.exists(same)) {
                    byte[] bytes = Files.readAllBytes(file);
                    DurableFile.write(same, bytes);
                }
            }
        }
    }

    private Path file(String gather, String node) {
        return folder.resolve(gather).resolve(node + MARKS);
    }

    /**
     * Removes what no gather will look at again.
     *
     * @param head to which nothing is prior but what it builds on
     * @param open gathers that may still be finished
     */
    public void prune(ChainLink head, Set<String> open) throws IOException {
        List<String> chain = new ArrayList<>(head.base());
        chain.add(head.gather());
        Set<String> kept = new HashSet<>(chain.subList(Math.max(0, chain.size() - KEPT), chain.size()));
        kept.add(chain.getFirst());
        for (ChainLink link : links()) {
            if (open.contains(link.gather()) || link.number() > head.number()) {
                continue;
            }
            if (!chain.contains(link.gather())) {
                Trees.delete(folder.resolve(link.gather()));
            } else if (!kept.contains(link.gather())) {
                forgetPositions(link.gather());
            }
        }
    }

    private void forgetPositions(String gather) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(gather), "*" + MARKS)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Nodes of which that gather left something, by the names that files can have. */
    public List<String> nodes(String gather) throws IOException {
        List<String> nodes = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(gather), "*" + MARKS)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                nodes.add(name.substring(0, name.length() - MARKS.length()));
            }
        } catch (NoSuchFileException none) {
            return List.of();
        }
        Collections.sort(nodes);
        return nodes;
    }

    /** Forgets one node: the next gather takes all of it. Returns whether anything was known of it. */
    public boolean reset(String node) throws IOException {
        boolean known = false;
        for (ChainLink link : links()) {
            known |= Files.deleteIfExists(file(link.gather(), node));
        }
        return known;
    }

    /** Forgets everything: the next gather takes all. */
    public void reset() throws IOException {
        if (Files.isDirectory(folder)) {
            Trees.delete(folder);
        }
    }
}
