package io.gather.incident.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.incident.error.GathererError;
import io.gather.incident.gatherer.GathererName;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.listen.ListenPort;
import io.gather.transport.foolscap.tub.Tub;

/**
 * The directory of an incident gatherer, laid out as {@code flogtool create-incident-gatherer} does: either may go on with what the other
 * has left.
 */
public final class GathererFolder implements GathererName {
    private static final String PORT = "port";
    private static final String LOCATION = "location";
    private static final String KEY = "gatherer.pem";
    private static final String FURL = "log_gatherer.furl";
    private static final String OWN = "gather";

    private final Path base;
    private final Tub tub;
    private final ListenPort port;
    private final Location location;
    private final String name;
    private final Invitations invitations;

    private GathererFolder(Path base, Tub tub, ListenPort port, Location location, String name) {
        this.base = base;
        this.tub = tub;
        this.port = port;
        this.location = location;
        this.name = name;
        this.invitations = new Invitations(base.resolve(OWN).resolve("invited"));
    }

    /** Makes one where there is none. */
    public static GathererFolder create(Path base, ListenPort port, Location location, Clock clock)
            throws IOException {
        if (Files.exists(base.resolve(PORT)) || Files.exists(base.resolve(KEY))) {
            throw new GatherException(GathererError.IS_THERE, "is the directory of a gatherer already", base.toString(),
                    GathererError.IS_THERE.entry().remedy());
        }
        if (!Files.isDirectory(base)) {
            Files.createDirectories(base,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        PrivateFile.write(base.resolve(LOCATION), location.text() + "\n");
        PrivateFile.write(base.resolve(PORT), port + "\n");
        return open(base, clock);
    }

    /** Opens what this or {@code flogtool} has made. The key and the FURL are made when they are not there. */
    public static GathererFolder open(Path base, Clock clock) throws IOException {
        Path portFile = base.resolve(PORT);
        Path locationFile = base.resolve(LOCATION);
        ListenPort port = ListenPort.read(mandatory(base, portFile), portFile.toString());
        Location location = Location.read(mandatory(base, locationFile), locationFile.toString());
        Path key = base.resolve(KEY);
        Tub tub;
        if (Files.exists(key)) {
            tub = Tub.read(key);
            PrivateFile.close(key);
        } else {
            tub = Tub.create(clock.instant());
            tub.write(key);
        }
        Path own = base.resolve(OWN);
        if (!Files.isDirectory(own)) {
            Files.createDirectories(own,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        GathererFolder folder = new GathererFolder(base, tub, port, location, name(base.resolve(FURL), tub));
        folder.writeFurl();
        return folder;
    }

    private static String mandatory(Path base, Path file) throws IOException {
        return PrivateFile.read(file).filter(it -> !it.isBlank()).orElseThrow(
                () -> new GatherException(GathererError.NO_GATHERER, "has no file " + file.getFileName(),
                        base.toString(), GathererError.NO_GATHERER.entry().remedy()));
    }

    private static String name(Path file, Tub tub) throws IOException {
        Optional<String> text = PrivateFile.read(file);
        if (text.isEmpty()) {
            return Furl.newName();
        }
        Furl furl = Furl.read(text.get(), file.toString());
        if (!furl.tub().equals(tub.id())) {
            throw new GatherException(GathererError.OTHER_KEY, "is the FURL of another key than the one in " + KEY,
                    file.toString(), GathererError.OTHER_KEY.entry().remedy());
        }
        return furl.name();
    }

    /** The location may have changed. */
    private void writeFurl() throws IOException {
        String text = furl().text() + "\n";
        if (!PrivateFile.read(furlFile()).equals(Optional.of(text))) {
            PrivateFile.write(furlFile(), text);
        }
        PrivateFile.close(furlFile());
    }

    /** Nobody else serves it from now on; empty while somebody does. */
    public Optional<LockedFile> claim() throws IOException {
        return LockedFile.take(base.resolve(OWN).resolve("serving"));
    }

    public Tub tub() {
        return tub;
    }

    public ListenPort port() {
        return port;
    }

    public Location location() {
        return location;
    }

    /** Where the FURL for all nodes stands. */
    public Path furlFile() {
        return base.resolve(FURL);
    }

    /** For all nodes. A secret. */
    public Furl furl() {
        return location.furl(tub.id(), name);
    }

    /** For one node: a new one, or the one that it has already. A secret. */
    public Furl invite(String node, Clock clock) throws IOException, InterruptedException {
        return location.furl(tub.id(),
                invitations.add(new Invitation(node, Furl.newName(), clock.instant())).secret());
    }

    /** @return whether there was one */
    public boolean revoke(String node) throws IOException, InterruptedException {
        return invitations.remove(node);
    }

    /** What nodes were called, in lines with the time. */
    public List<String> invited() throws IOException {
        return invitations.all().stream().map(it -> it.node() + " " + it.made()).toList();
    }

    @Override
    public Optional<Invited> find(String asked) {
        if (asked.equals(name)) {
            return Optional.of(new Invited(Optional.empty(), furl()));
        }
        return known().stream().filter(it -> it.secret().equals(asked)).findFirst()
                .map(it -> new Invited(Optional.of(it.node()), location.furl(tub.id(), it.secret())));
    }

    @Override
    public boolean isValid(Invited invited) {
        return invited.node().isEmpty()
                || known().stream().anyMatch(it -> it.secret().equals(invited.furl().name()));
    }

    private List<Invitation> known() {
        try {
            return invitations.all();
        } catch (IOException e) {
            throw new GatherException(GathererError.NO_GATHERER, "its file of invitations cannot be read: "
                    + e.getMessage(), base.toString(), "check who may read the files in it", e);
        }
    }
}
