package io.gather.core.bundle;

import java.nio.file.Path;

/** A finished bundle. */
public record BundleFile(Path path, long size, String sha256) {}
