package io.gather.stats.store;

import java.nio.file.Path;

/**
 * A file of a store.
 *
 * @param folder the name of its cluster's folder
 */
record StoreFile(Path path, String folder, StoreName name, long size) {}
