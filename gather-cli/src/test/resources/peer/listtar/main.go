// Lists a bundle with Go's archive/tar: type, mode, size, SHA-256, name, target; tabs between them.
package main

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
)

func main() {
	file, err := os.Open(os.Args[1])
	check(err)
	inflated, err := gzip.NewReader(file)
	check(err)
	archive := tar.NewReader(inflated)
	for {
		entry, err := archive.Next()
		if err == io.EOF {
			break
		}
		check(err)
		kind, mode, digest, target := "", fmt.Sprintf("%o", entry.Mode), "-", "-"
		switch entry.Typeflag {
		case tar.TypeReg:
			sum := sha256.New()
			_, err := io.Copy(sum, archive)
			check(err)
			kind, digest = "file", fmt.Sprintf("%x", sum.Sum(nil))
		case tar.TypeDir:
			kind = "directory"
		case tar.TypeSymlink:
			kind, mode, target = "link", "-", entry.Linkname
		default:
			log.Fatal("unexpected type of ", entry.Name)
		}
		fmt.Printf("%s\t%s\t%d\t%s\t%s\t%s\n", kind, mode, entry.Size, digest, strings.TrimSuffix(entry.Name, "/"), target)
	}
	// What follows the end of the archive must be sound gzip too.
	_, err = io.Copy(io.Discard, inflated)
	check(err)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
