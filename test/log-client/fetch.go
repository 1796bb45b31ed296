package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	height    = 8
	width     = 1 << height
	maxAnswer = 32 << 20
	maxKept   = 1024
)

// unreachable says that an address gave no answer; it says nothing about what the log holds.
type unreachable struct{ error }

// fetcher asks the log for its files.
type fetcher struct {
	base  string
	tiles int
}

var client = &http.Client{Timeout: 30 * time.Second}

func (f *fetcher) get(path string) ([]byte, error) {
	response, err := client.Get(strings.TrimSuffix(f.base, "/") + "/" + path)
	if err != nil {
		return nil, unreachable{err}
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if err != nil {
		return nil, unreachable{err}
	}
	if response.StatusCode != http.StatusOK {
		return nil, unreachable{fmt.Errorf("%s: %s", path, response.Status)}
	}
	return body, nil
}

// entries fetches a bundle: each entry stands after its length in two bytes, and nothing after the last.
func (f *fetcher) entries(bundle, count int64) ([][]byte, error) {
	tile := tlog.Tile{H: height, L: -1, N: bundle, W: int(count)}
	body, err := f.get(strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(body) >= 2 {
		length := int(binary.BigEndian.Uint16(body))
		if body = body[2:]; len(body) < length {
			return nil, refuse("bundle %d is cut off", bundle)
		}
		entries, body = append(entries, body[:length]), body[length:]
	}
	if len(body) != 0 || int64(len(entries)) != count {
		return nil, refuse("bundle %d has not %d entries", bundle, count)
	}
	return entries, nil
}

// tiles reads tiles under C2SP's addresses, which lack the height that tlog's have. What tlog has authenticated is
// kept for a while: a tile above the leaves is needed again for every one below.
type tiles struct {
	from *fetcher
	kept map[tlog.Tile][]byte
}

func newTiles(f *fetcher) *tiles { return &tiles{from: f, kept: map[tlog.Tile][]byte{}} }

func (t *tiles) Height() int { return height }

func (t *tiles) SaveTiles(wanted []tlog.Tile, data [][]byte) {
	if len(t.kept) > maxKept {
		clear(t.kept)
	}
	for i, tile := range wanted {
		t.kept[tile] = data[i]
	}
}

func (t *tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(wanted))
	for i, tile := range wanted {
		if kept, ok := t.kept[tile]; ok {
			data[i] = kept
			continue
		}
		body, err := t.from.get(strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
		if err != nil {
			return nil, err
		}
		if len(body) != tile.W*tlog.HashSize {
			return nil, errors.New("a tile is not as wide as its address says: " + tile.Path())
		}
		data[i] = body
		t.from.tiles++
	}
	return data, nil
}
