// Lists the bundle with the estargz library: by the table of contents, each file read through it, by chunks, with no tar reader.
package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"log"
	"os"
	"sort"

	"github.com/containerd/stargz-snapshotter/estargz"
)

func main() {
	file, err := os.Open(os.Args[1])
	check(err)
	info, err := file.Stat()
	check(err)
	bundle, err := estargz.Open(io.NewSectionReader(file, 0, info.Size()))
	check(err)
	for _, name := range os.Args[2:] {
		entry, ok := bundle.Lookup(name)
		if !ok {
			log.Fatal("not in the table of contents: ", name)
		}
		digest, target, mode, size := "-", "-", fmt.Sprintf("%o", entry.Mode&07777), entry.Size
		kind := map[string]string{"reg": "file", "dir": "directory", "symlink": "link"}[entry.Type]
		switch kind {
		case "file":
			content, err := bundle.OpenFile(name)
			check(err)
			sum := sha256.New()
			_, err = io.Copy(sum, content)
			check(err)
			digest = fmt.Sprintf("%x", sum.Sum(nil))
			if size > 0 && "sha256:"+digest != entry.Digest {
				log.Fatal("another digest in the table of contents: ", name, " ", entry.Digest)
			}
			chunks(bundle, name, size)
		case "link":
			mode, target = "-", entry.LinkName
		}
		fmt.Printf("%s\t%s\t%d\t%s\t%s\t%s\n", kind, mode, size, digest, name, target)
	}
}

// Follows the chunks by offset, as a file system on demand does.
func chunks(bundle *estargz.Reader, name string, size int64) {
	var offsets []int64
	for at := int64(0); at < size; {
		chunk, ok := bundle.ChunkEntryForOffset(name, at)
		if !ok || chunk.ChunkOffset != at || chunk.ChunkSize <= 0 && size != at+chunk.ChunkSize && len(offsets) > 0 {
			log.Fatal("no chunk of ", name, " at ", at)
		}
		offsets = append(offsets, chunk.Offset)
		if chunk.ChunkSize <= 0 {
			break
		}
		at += chunk.ChunkSize
	}
	if !sort.SliceIsSorted(offsets, func(i, j int) bool { return offsets[i] < offsets[j] }) {
		log.Fatal("chunks out of order: ", name)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
