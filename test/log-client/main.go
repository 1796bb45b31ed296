// A client of the open log that shares no code with it: golang.org/x/mod/sumdb/tlog checks the tree, sumdb/note the
// signatures. It follows the log from what it saw last, or from zero, to its head, and believes nothing else.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/tlog"
)

// report is what was checked.
type report struct {
	Size        int64 `json:"size"`
	From        int64 `json:"from"`
	Entries     int64 `json:"entries"`
	Consistency int   `json:"consistency"`
	Proofs      int   `json:"proofs"`
	Tiles       int   `json:"tiles"`
}

// refusal is what the log did wrong; any other error says nothing about the log.
type refusal struct{ error }

func refuse(format string, args ...any) error { return refusal{fmt.Errorf(format, args...)} }

func main() {
	url := flag.String("url", "", "prefix of the log, such as http://127.0.0.1:8787/log")
	logKey := flag.String("log", "", "verifier key of the log")
	witnessKey := flag.String("witness", "", "verifier key of a witness whose cosignature is demanded")
	state := flag.String("state", "", "file of the checkpoint that was seen last")
	proofs := flag.Bool("proofs", true, "whether to check tlog-proofs of first, middle and last entry")
	flag.Parse()
	done, err := follow(&fetcher{base: *url}, *logKey, *witnessKey, *state, *proofs)
	var refused refusal
	if errors.As(err, &refused) {
		fmt.Fprintf(os.Stderr, "refused: %v\n", err)
		os.Exit(1)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "failed: %v\n", err)
		os.Exit(2)
	}
	_ = json.NewEncoder(os.Stdout).Encode(done)
}

func follow(f *fetcher, logKey, witnessKey, state string, proofs bool) (*report, error) {
	keys, err := newTrust(logKey, witnessKey)
	if err != nil {
		return nil, err
	}
	signed, err := f.get("checkpoint")
	if err != nil {
		return nil, err
	}
	head, err := keys.open(signed)
	if err != nil {
		return nil, err
	}
	seen, err := remembered(state, keys)
	if err != nil {
		return nil, err
	}
	if head.N < seen.N {
		return nil, refuse("the log shrank from %d to %d entries", seen.N, head.N)
	}
	hashes := tlog.TileHashReader(head, newTiles(f))
	done := &report{Size: head.N, From: seen.N}
	if err := checkExtends(seen, head, hashes); err != nil {
		return nil, err
	}
	if done.Consistency, err = checkConsistency(head, hashes); err != nil {
		return nil, err
	}
	if done.Entries, err = checkEntries(f, seen.N, head, hashes); err != nil {
		return nil, err
	}
	if proofs {
		for _, index := range places(head.N) {
			if err := checkProof(f, keys, head, index, hashes); err != nil {
				return nil, err
			}
			done.Proofs++
		}
	}
	done.Tiles = f.tiles
	if state != "" {
		err = os.WriteFile(state, signed, 0o600)
	}
	return done, err
}

// remembered is the tree of the checkpoint that was seen last; without one it is the empty tree.
func remembered(state string, keys *trust) (tlog.Tree, error) {
	kept, err := os.ReadFile(state)
	if state == "" || errors.Is(err, os.ErrNotExist) {
		return tlog.Tree{}, nil
	}
	if err != nil {
		return tlog.Tree{}, err
	}
	return keys.open(kept)
}

// checkExtends demands that the log of the head begins with the log that was seen.
func checkExtends(seen, head tlog.Tree, hashes tlog.HashReader) error {
	if seen.N == 0 {
		return nil
	}
	if seen.N == head.N {
		if seen.Hash != head.Hash {
			return refuse("the log forked: two roots of %d entries", head.N)
		}
		return nil
	}
	proof, err := tlog.ProveTree(head.N, seen.N, hashes)
	if err != nil {
		return notProven(err)
	}
	if err := tlog.CheckTree(proof, head.N, head.Hash, seen.N, seen.Hash); err != nil {
		return refuse("the log forked: %d entries do not begin with the %d that were seen: %w", head.N, seen.N, err)
	}
	return nil
}

// checkConsistency proves trees of many sizes, each against the next one and against the head.
func checkConsistency(head tlog.Tree, hashes tlog.HashReader) (int, error) {
	sizes := sizesOf(head.N)
	checked := 0
	for i, size := range sizes {
		older, err := tlog.TreeHash(size, hashes)
		if err != nil {
			return 0, notProven(err)
		}
		for _, next := range sizes[i:] {
			newer, err := tlog.TreeHash(next, hashes)
			if err != nil {
				return 0, notProven(err)
			}
			proof, err := tlog.ProveTree(next, size, hashes)
			if err != nil {
				return 0, notProven(err)
			}
			if err := tlog.CheckTree(proof, next, newer, size, older); err != nil {
				return 0, refuse("size %d does not extend size %d: %w", next, size, err)
			}
			checked++
		}
		if i == len(sizes)-1 && older != head.Hash {
			return 0, refuse("the tiles have another root than the checkpoint")
		}
	}
	return checked, nil
}

// sizesOf has the sizes around powers of two and tiles, the middle, and the head, in order.
func sizesOf(n int64) []int64 {
	var sizes []int64
	add := func(size int64) {
		if size > 0 && size <= n && (len(sizes) == 0 || size > sizes[len(sizes)-1]) {
			sizes = append(sizes, size)
		}
	}
	for power := int64(1); power < n; power *= 2 {
		add(power - 1)
		add(power)
		add(power + 1)
	}
	add(n - 1)
	add(n)
	return sizes
}

// checkEntries fetches every entry from a place on and demands that its hash is the leaf at that place.
func checkEntries(f *fetcher, from int64, head tlog.Tree, hashes tlog.HashReader) (int64, error) {
	var checked int64
	for bundle := from / width; bundle*width < head.N; bundle++ {
		entries, err := f.entries(bundle, min(head.N-bundle*width, width))
		if err != nil {
			return 0, err
		}
		leaves, err := hashes.ReadHashes(leafIndexes(bundle*width, len(entries)))
		if err != nil {
			return 0, notProven(err)
		}
		for i, entry := range entries {
			if tlog.RecordHash(entry) != leaves[i] {
				return 0, refuse("entry %d is not what its leaf is the hash of", bundle*width+int64(i))
			}
			if bundle*width+int64(i) >= from {
				checked++
			}
		}
	}
	return checked, nil
}

// checkProof fetches the tlog-proof of an entry and checks it alone; its entry must be the log's own too.
func checkProof(f *fetcher, keys *trust, head tlog.Tree, index int64, hashes tlog.HashReader) error {
	text, err := f.get(fmt.Sprintf("proof/%d", index))
	if err != nil {
		return err
	}
	proof, err := parseProof(text)
	if err != nil {
		return err
	}
	tree, err := keys.open(proof.checkpoint)
	if err != nil {
		return err
	}
	if proof.index != index {
		return refuse("a proof of entry %d was asked for, and one of entry %d came", index, proof.index)
	}
	if err := tlog.CheckRecord(proof.path, tree.N, tree.Hash, index, tlog.RecordHash(proof.entry)); err != nil {
		return refuse("the proof of entry %d: %w", index, err)
	}
	if tree.N > head.N {
		return nil
	}
	if err := checkExtends(tree, head, hashes); err != nil {
		return err
	}
	entries, err := f.entries(index/width, min(head.N-index/width*width, width))
	if err != nil {
		return err
	}
	if !bytes.Equal(entries[index%width], proof.entry) {
		return refuse("the proof of entry %d has another entry than the log", index)
	}
	return nil
}

func places(n int64) []int64 {
	if n == 0 {
		return nil
	}
	return []int64{0, n / 2, n - 1}
}

func leafIndexes(start int64, count int) []int64 {
	indexes := make([]int64, count)
	for i := range indexes {
		indexes[i] = tlog.StoredHashIndex(0, start+int64(i))
	}
	return indexes
}

// notProven tells a tile that does not fit the head from one that could not be fetched.
func notProven(err error) error {
	var failed unreachable
	if errors.As(err, &failed) {
		return err
	}
	return refuse("the tiles do not fit the checkpoint: %w", err)
}
