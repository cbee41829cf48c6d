package io.gather.minion.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.gather.minion.content.TailStore;
import org.jspecify.annotations.Nullable;

/** Files in the spool folder. */
record DiskStore(SpoolFolder folder, Space space) implements Store {
    @Override
    public SeekableByteChannel create(String file) throws IOException {
        return FileChannel.open(path(file), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public SeekableByteChannel open(String file) throws IOException {
        return FileChannel.open(path(file), StandardOpenOption.READ);
    }

    @Override
    public boolean exists(String file) {
        return Files.exists(path(file));
    }

    @Override
    public boolean delete(String file) throws IOException {
        return Files.deleteIfExists(path(file));
    }

    @Override
    public void delete() throws IOException {
        folder.delete();
    }

    @Override
    public @Nullable String shortage() {
        return space.shortage();
    }

    @Override
    public @Nullable String narrow() {
        return space.narrow();
    }

    @Override
    public long checkEvery() {
        return space.checkEvery();
    }

    @Override
    public String full(IOException why) {
        return space.full(why);
    }

    @Override
    public boolean useReserve() {
        return space.useReserve();
    }

    @Override
    public void holdBack() {
        space.holdBack();
    }

    @Override
    public TailStore scratch(String name) {
        return new TailStore.InFile(path(name + ".tmp"));
    }

    @Override
    public Packing suited(Packing packing) {
        return packing;
    }

    @Override
    public @Nullable String notice() {
        return null;
    }

    private Path path(String file) {
        return folder.path().resolve(file);
    }
}
