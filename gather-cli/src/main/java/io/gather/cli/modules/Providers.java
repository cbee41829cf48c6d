package io.gather.cli.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

import io.gather.core.error.GatherException;

/**
 * What the installation and its plugins bring for a port. The {@link ServiceLoader} is shown one jar at a time, so that it is known
 * which one is broken.
 *
 * @param broken of those that cannot be used, why
 */
public record Providers<T>(List<Provided<T>> sound, List<GatherException> broken) {
    public Providers {
        sound = List.copyOf(sound);
        broken = List.copyOf(broken);
    }

    public static <T> Providers<T> of(Class<T> port) {
        return of(port, Providers.class.getClassLoader());
    }

    static <T> Providers<T> of(Class<T> port, ClassLoader all) {
        List<Provided<T>> sound = new ArrayList<>();
        List<GatherException> broken = new ArrayList<>();
        String name = "META-INF/services/" + port.getName();
        try {
            for (URL entry : Collections.list(all.getResources(name))) {
                Path source = source(entry, name);
                load(ServiceLoader.load(port, new OneOf(all, name, entry)).iterator(), source, sound, broken);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Providers<>(sound, broken);
    }

    /** All of them. @throws GatherException when one is broken */
    public List<Provided<T>> all() {
        PluginRefusal.throwIfAny(broken);
        return sound;
    }

    private static <T> void load(Iterator<T> found, Path source, List<Provided<T>> sound,
            List<GatherException> broken) {
        boolean more = true;
        while (more) {
            try {
                more = found.hasNext();
                if (more) {
                    sound.add(new Provided<>(found.next(), source));
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(PluginRefusal.of(source, "it cannot be loaded: " + words(e), e));
                more = e instanceof ServiceConfigurationError && more;
            }
        }
    }

    /** Of the causes the innermost one says what is missing. */
    private static String words(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = String.valueOf(cause.getMessage());
        return cause instanceof ServiceConfigurationError
                ? text.replaceFirst("^[\\w.$]+: ", "")
                : cause.getClass().getSimpleName() + ": " + text;
    }

    private static Path source(URL entry, String name) throws IOException {
        URLConnection connection = entry.openConnection();
        try {
            if (connection instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
            return Path.of(URI.create(entry.toURI().toString().replaceFirst("\\Q" + name + "\\E$", "")));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Sees the classes of all jars, but the entry of one. */
    private static final class OneOf extends ClassLoader {
        private final String name;
        private final URL entry;

        OneOf(ClassLoader all, String name, URL entry) {
            super(all);
            this.name = name;
            this.entry = entry;
        }

        @Override
        public Enumeration<URL> getResources(String wanted) throws IOException {
            return wanted.equals(name)
                    ? Collections.enumeration(List.of(entry))
                    : super.getResources(wanted);
        }
    }
}
