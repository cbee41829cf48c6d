package io.gather.incident.classify;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.gather.incident.event.LogEvent;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.jspecify.annotations.Nullable;

/**
 * Categories by the plugins of an incident gatherer in Python, {@code classify_*.py}, which are asked in one child. One that throws or
 * hangs costs its own verdict; one that hung is not asked again until it is changed.
 */
final class PluginClassifier implements AutoCloseable {
    private static final int MOST_CATEGORIES = 50;

    private final Path folder;
    private final String python;
    private final Duration patience;
    private final Consumer<String> notices;
    private final Set<String> hung = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private @Nullable PluginChild child;
    private String loaded = "";
    private long id;

    /** @param patience how long one plugin may take */
    PluginClassifier(Path folder, String python, Duration patience, Consumer<String> notices) {
        this.folder = folder;
        this.python = python;
        this.patience = patience;
        this.notices = notices;
    }

    synchronized NavigableSet<String> classify(LogEvent trigger) throws InterruptedException {
        String there = there();
        if (!there.equals(loaded)) {
            close();
            hung.clear();
            told.clear();
            loaded = there;
        }
        NavigableSet<String> found = new TreeSet<>();
        int rounds = there.isEmpty() ? 0 : 1 + (int) there.chars().filter(c -> c == '\n').count();
        // Each round that fails is one plugin less to ask.
        for (int i = 0; i < rounds && !isAsked(trigger, found); i++) {
            close();
        }
        return found;
    }

    /** Which plugins there are, and when they were changed. */
    private String there() {
        StringBuilder names = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "classify_*.py")) {
            TreeSet<Path> sorted = new TreeSet<>();
            files.forEach(sorted::add);
            for (Path file : sorted) {
                names.append(file.getFileName()).append(' ').append(Files.getLastModifiedTime(file)).append('\n');
            }
            return names.toString();
        } catch (IOException e) {
            return loaded;
        }
    }

    /** @return whether there is nothing more to ask */
    private boolean isAsked(LogEvent trigger, NavigableSet<String> found) throws InterruptedException {
        try {
            PluginChild asked = running();
            if (asked == null) {
                return false;
            }
            asked.ask(++id, trigger.fields());
            return isHeard(asked, "done", found);
        } catch (IOException e) {
            tell("the plugins " + folder + "/classify_*.py are not asked: " + e.getMessage());
            return true;
        }
    }

    private @Nullable PluginChild running() throws IOException, InterruptedException {
        PluginChild now = child;
        if (now == null || now.hasEnded()) {
            close();
            now = PluginChild.start(python, folder, hung);
            child = now;
            if (!isHeard(now, "ready", new TreeSet<>())) {
                return null;
            }
        }
        return now;
    }

    /** Takes what is said until the word for the end. */
    private boolean isHeard(PluginChild asked, String end, NavigableSet<String> found) throws InterruptedException {
        String asking = "";
        while (true) {
            Optional<Dict> answer = asked.answer(patience);
            if (answer.isEmpty()) {
                hung.add(asking);
                tell((asking.isEmpty() ? "the plugins" : asking) + (asked.hasEnded()
                        ? " ended the Python that asked it, and is not asked again until it changes"
                        : " did not answer within " + patience.toSeconds()
                                + " s, and is not asked again until it changes"));
                return false;
            }
            Dict said = answer.get();
            if (said.has(end)) {
                return true;
            }
            asking = said.text("asking").orElse(asking);
            said.text("error").ifPresent(error -> tell(said.text("plugin").orElse("a plugin") + " failed: " + error));
            if (said.get("categories") instanceof LogValue.Items items) {
                items.values().stream().limit(MOST_CATEGORIES).filter(LogValue.Text.class::isInstance)
                        .map(it -> ((LogValue.Text) it).value()).forEach(found::add);
            }
        }
    }

    /** Once of each. */
    private void tell(String notice) {
        if (told.size() < MOST_CATEGORIES && told.add(notice)) {
            notices.accept(notice);
        }
    }

    @Override
    public synchronized void close() {
        if (child != null) {
            child.close();
            child = null;
        }
    }
}
