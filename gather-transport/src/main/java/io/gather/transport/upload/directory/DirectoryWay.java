package io.gather.transport.upload.directory;

import java.nio.file.Path;
import java.util.List;

import io.gather.core.secret.Secrets;
import io.gather.core.settings.Forms;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;
import io.gather.core.upload.Uploader;
import io.gather.core.upload.UploaderProvider;

/** What is to be known of the way {@code directory}. */
public final class DirectoryWay implements UploaderProvider {
    static final String NAME = "directory";

    private static final Setting<Path> DIRECTORY = new Setting<>("upload.directory", Forms.PATH, Path.of(""));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(DIRECTORY);
    }

    @Override
    public Uploader open(SettingValues values, Secrets secrets) {
        return new DirectoryUploader(values.of(DIRECTORY).toString());
    }
}
