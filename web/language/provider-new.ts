import { dictionary } from './dictionary.ts'

/** From a file to the draft of its listing. */
export const newTexts = dictionary(
  {
    samples: {
      badge: '演示数据', note: '由本页现场生成，不是真实数据。', names: { soil: '盐碱地土壤监测', tyre: '轮胎出口月度汇总', well: '油井巡检记录（含手机号）' },
    },
    fresh: {
      title: '上架新产品', lead: '先说明来源，再拖入文件：平台读取全部行，给出画像、字段字典和挂牌草稿，您只需改正。', back: '返回工作台', origin: '第一步 数据从哪里来',
      originWhy: '为什么要填：数据交易中介服务机构须要求提供方说明数据来源（《数据安全法》第三十三条）。来源随产品存证，创建后不能修改。',
      modes: {
        original: '本单位在生产经营或履职中自己产生', collected: '依法采集、汇集他人提供的数据', authorised: '经授权运营的公共数据', derived: '由其他产品加工而成',
        traded: '从他处购得，约定可再流通', crawled_public: '从公开渠道采集', opened: '本部门的公共数据资源，免费向社会开放',
        shared: '本部门的公共数据资源，供其他部门履职共享',
      },
      resource: '公共数据资源', resourceHint: '本部门目录里无条件或有条件开放的资源。', resourceNone: '目录里没有可以开放的资源。', resourceLink: '去资源目录',
      note: '来源说明', noteHint: '写明由谁、在什么业务中、凭什么依据取得；审核员和需方都会看到。请按实际情况改写。', noteLast: '沿用上一个产品的说明', scenario: '应用场景',
      scenarioHint: '已获批准的应用场景，产品只能用于它的用途。', scenarioNone: '没有已获批准的应用场景，先到授权运营工作台申报。', scenarioLink: '去申报场景',
      parents: '来源产品', parentsHint: '由哪些产品加工而成：贵单位自己的，或已购得并生效的。', parentsNone: '没有可选的来源产品。', names: '名称与介绍（可不填）',
      name: '产品名称', nameHint: '留空则取自文件名；创建后不能修改，挂牌的名称可以另写。', description: '产品介绍',
      descriptionHint: '留空则由名称、单位和来源拼成；创建后不能修改。',
      faults: { note: '请写明数据来源', scenario: '请选择应用场景', resource: '请选择公共数据资源', parents: '请选择至少一个来源产品' }, faultTitle: '先改正下面的内容：',
      drop: '第二步 拖入文件', dropTitle: '把文件拖到这里，或点击选择', dropHint: 'CSV、JSON、NDJSON、Parquet、XLSX；UTF-8 与 GBK 自动识别。',
      dropNow: '松开即上传', dropAgain: '换一个文件', go: '上传并起草',
      chosen: (name: string, size: string) => `${name}（${size}）`, tooMany: '一次只能放一个文件，请逐个上架。', emptyFile: '这个文件没有内容。',
      oldExcel: '这是 Excel 97-2003 的 .xls 文件：请在 Excel 中另存为 .xlsx 后再拖入。', folder: '不能拖入文件夹，请拖入单个文件。',
    },
    progress: {
      title: '进度', creating: '创建产品', uploading: '上传文件', reading: '读取与画像', drafting: '起草挂牌',
      sent: (sent: string, total: string) => `已上传 ${sent} / ${total}`,
      readingLead: '文件已到齐，平台正在逐行检查、判断类型、统计每一列。大文件需要几分钟，可以离开此页，稍后回来。', cancel: '取消上传', cancelled: '上传已取消，没有产生版本。',
      done: '完成', waiting: '等待', read: (file: string) => `已读取：${file}`, lost: '连接中断。若文件已到齐，平台仍会读完；正在等待结果。',
    },
    failed: {
      title: '文件没有读成', where: '位置', row: (row: string) => `第 ${row} 行（表头是第 1 行）`,
      line: (line: string) => `文件的第 ${line} 行文本`, column: (name: string) => `列「${name}」`,
      offset: (offset: string) => `字节偏移 ${offset}`, value: '原文',
      counted: (actual: string, expected: string) => `这一行 ${actual} 列，表头 ${expected} 列`, todo: '怎么办：',
      again: '改好后重新拖入即可，产品无须重建。',
      remedies: {
        'content.ragged': '这一行的列数与表头不同：多半是单元格里有没加引号的分隔符或换行，或表头上方有标题、末尾有合计行。',
        'content.bad_quote': '引号没有成对：用 Excel 打开后另存为 CSV UTF-8，或直接上传 XLSX。',
        'content.no_rows': '没有找到数据行：第一行须是字段名，下面至少一行数据。', 'content.empty': '文件是空的，请检查导出是否完成。',
        'content.bad_encoding': '有字节不属于文件自己的编码：另存为 UTF-8 后再试，或在下面指定编码。',
        'content.unsupported_encoding': '文件是 UTF-16 或 UTF-32：可在下面转成 UTF-8 重新读取。',
        'content.unsupported_format': '格式不支持：请提供 CSV、JSON、NDJSON、Parquet 或 XLSX。',
        'content.bad_json': '不是有效的 JSON：须是对象的数组，或每行一个对象。', 'content.too_many_columns': '列数超过上限：请拆成几个产品，或检查分隔符是否认错。',
        'content.row_too_long': '有一行过长：检查引号是否漏了一半。', 'content.too_large': '文件超过上限：请改用 Parquet，或分期、分区上传。',
        'content.unreadable': '文件已损坏或与扩展名不符：请重新导出一份。', 'content.xlsx_encrypted': '请先在 Excel 里去掉打开密码。',
        'content.xlsx_macro': '请另存为不含宏的 .xlsx。', 'content.xlsx_old_format': '请在 Excel 里另存为 .xlsx。',
        'content.xlsx_sheet_unknown': '请从工作簿现有的工作表里选一个。', 'content.xlsx_sheet_unclear': '工作簿有几个工作表：请重新拖入，并选定要读的那个。',
        'product.upload_interrupted': '文件没有完整到达：检查网络后重新拖入。',
      } as Record<string, string>,
      otherwise: '请按上面的说明修改文件后重新拖入；若不明白，凭请求编号联系平台。',
    },
    mend: {
      title: '不改原文件，换一种读法', lead: '在浏览器里把文件转好再上传；下面是转换后的前几行。', encoding: '编码', delimiter: '分隔符', header: '表头在第几行',
      footer: '去掉末尾几行',
      encodings: {
        'utf-8': 'UTF-8', gb18030: 'GBK / GB18030', 'utf-16le': 'UTF-16（小端）', 'utf-16be': 'UTF-16（大端）', big5: 'Big5',
      },
      delimiters: { keep: '自动判断', ',': '逗号', '\t': '制表符', ';': '分号', '|': '竖线' }, preview: '转换后的前几行', again: '按此重新读取',
    },
    sheets: {
      title: '工作簿有多个工作表', lead: (sheet: string) => `读取的是「${sheet}」。要上架另一个，请在这里选：会作为新版本重新读取。`, sheet: '工作表',
      hidden: '（隐藏）', again: '读取所选工作表', gone: '文件已不在此页，请重新拖入后再选。',
    },
    result: {
      title: '它上架后会是这样', took: (seconds: string) => `从拖入到成稿用时 ${seconds} 秒。`, draftOnly: '目前是草稿，只有贵单位能看到。',
      go: '去改正并提交审核', another: '再上架一个', draft: '起草挂牌', draftLead: '文件已读取，还没有挂牌草稿。',
      masked: (names: string) => `疑似敏感的字段 ${names} 已默认在样例与画像中脱敏；判断有误可在字段字典里改。`, notes: '读取时的提示',
      resumed: '产品已创建，接着上传文件即可。',
    },
  },
  {
    samples: {
      badge: '演示数据', note: 'Generated on this page; not real data.',
      names: {
        soil: 'Saline soil monitoring', tyre: 'Tyre exports by month',
        well: 'Oil well inspections (with phone numbers)',
      },
    },
    fresh: {
      title: 'List a new product',
      lead:
        'Tell the origin, then drop the file: every row is read, and you get a profile, a field dictionary and a ' +
          'draft that you only correct.',
      back: 'Back to the desk', origin: 'Step 1: where the data come from',
      originWhy:
        'Why: an intermediary must have providers tell the origin of their data (Data Security Law, article 33). ' +
          'It is recorded with the product and can’t be changed later.',
      modes: {
        original: 'Arose in our own business or duties', collected: 'Lawfully collected from others',
        authorised: 'Public data under an operating grant', derived: 'Made out of other products',
        traded: 'Bought, with leave to pass it on', crawled_public: 'Gathered from public sources',
        opened: 'A resource of our own, opened to everybody free of charge',
        shared: 'A resource of our own, shared with other departments',
      },
      resource: 'Public data resource', resourceHint: 'A resource of your catalogue that is open, with or without conditions.',
      resourceNone: 'No resource of your catalogue is open.', resourceLink: 'To the catalogue',
      note: 'About the origin',
      noteHint:
        'Who obtained it, in what business, on what ground; reviewers and consumers read this. Rewrite it as it ' +
          'really is.',
      noteLast: 'Use that of your last product', scenario: 'Scenario',
      scenarioHint: 'An approved scenario; the product serves its purpose alone.',
      scenarioNone: 'No scenario is approved yet; propose one at the operation desk.',
      scenarioLink: 'Propose a scenario', parents: 'Source products',
      parentsHint: 'What it was made of: your own products, or ones you bought.',
      parentsNone: 'There is no product to choose.', names: 'Name and description (optional)', name: 'Product name',
      nameHint:
        'Taken from the file’s name if empty; can’t be changed later, while the listing has a title of its own.',
      description: 'Description',
      descriptionHint: 'Made of name, organisation and origin if empty; can’t be changed later.',
      faults: {
        note: 'Tell where the data come from', scenario: 'Choose a scenario', resource: 'Choose the resource',
        parents: 'Choose at least one source product',
      },
      faultTitle: 'Please correct this first:', drop: 'Step 2: drop the file',
      dropTitle: 'Drop the file here, or choose one',
      dropHint: 'CSV, JSON, NDJSON, Parquet, XLSX; UTF-8 and GBK are recognised.', dropNow: 'Let go to upload',
      dropAgain: 'Another file', go: 'Upload and draft',
      chosen: (name: string, size: string) => `${name} (${size})`, tooMany: 'One file at a time, please.',
      emptyFile: 'This file is empty.', oldExcel: 'This is an Excel 97-2003 file: save it as .xlsx first.',
      folder: 'A folder can’t be dropped; choose one file.',
    },
    progress: {
      title: 'Progress', creating: 'Create the product', uploading: 'Upload', reading: 'Read and profile',
      drafting: 'Draft the listing', sent: (sent: string, total: string) => `${sent} of ${total} sent`,
      readingLead:
        'The file has arrived; every row is being checked and every column counted. Large files take minutes; you ' +
          'may leave and come back.',
      cancel: 'Cancel the upload', cancelled: 'The upload was cancelled; no version came of it.', done: 'Done',
      waiting: 'Waiting', read: (file: string) => `Read: ${file}`,
      lost: 'The connection broke. If the file had arrived it will still be read; waiting for the outcome.',
    },
    failed: {
      title: 'The file was not read', where: 'Where', row: (row: string) => `Row ${row} (the header is row 1)`,
      line: (line: string) => `Line ${line} of the file`, column: (name: string) => `Column “${name}”`,
      offset: (offset: string) => `Byte ${offset}`, value: 'As it stands',
      counted: (actual: string, expected: string) => `${actual} columns there, ${expected} in the header`,
      todo: 'What to do: ', again: 'Drop the mended file; the product stays.',
      remedies: {
        'content.ragged':
          'This row has other columns than the header: often an unquoted separator or line break within a cell, a ' +
            'title above the header, or a total below.',
        'content.bad_quote': 'Quotes don’t pair: open it in Excel and save as CSV UTF-8, or upload the XLSX.',
        'content.no_rows': 'No rows were found: the first row must name the fields, with a row of data below.',
        'content.empty': 'The file is empty; was the export complete?',
        'content.bad_encoding':
          'Some bytes don’t belong to the file’s encoding: save as UTF-8, or choose the encoding below.',
        'content.unsupported_encoding': 'The file is UTF-16 or UTF-32: turn it into UTF-8 below.',
        'content.unsupported_format': 'Not a supported format: CSV, JSON, NDJSON, Parquet or XLSX, please.',
        'content.bad_json': 'Not valid JSON: an array of objects, or an object on each line.',
        'content.too_many_columns': 'Too many columns: split the product, or check the separator.',
        'content.row_too_long': 'A row is too long: is a quote missing?',
        'content.too_large': 'The file is too large: use Parquet, or upload by period.',
        'content.unreadable': 'The file is damaged, or not what its ending says: export it again.',
        'content.xlsx_encrypted': 'Take the password off in Excel first.',
        'content.xlsx_macro': 'Save it as .xlsx without macros.',
        'content.xlsx_old_format': 'Save it as .xlsx in Excel.',
        'content.xlsx_sheet_unknown': 'Choose one of the sheets that the workbook has.',
        'content.xlsx_sheet_unclear': 'The workbook has several sheets: drop it again and choose one.',
        'product.upload_interrupted': 'The file did not arrive whole: check the network and drop it again.',
      },
      otherwise: 'Change the file as told above and drop it again; otherwise tell the platform the request number.',
    },
    mend: {
      title: 'Read it otherwise, without changing your file',
      lead: 'Your browser turns it before the upload; these are its first lines afterwards.', encoding: 'Encoding',
      delimiter: 'Separator', header: 'Header is on line', footer: 'Lines to drop at the end',
      encodings: {
        'utf-8': 'UTF-8', gb18030: 'GBK / GB18030', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE', big5: 'Big5',
      },
      delimiters: { keep: 'Find out', ',': 'Comma', '\t': 'Tab', ';': 'Semicolon', '|': 'Bar' },
      preview: 'First lines afterwards', again: 'Read it this way',
    },
    sheets: {
      title: 'The workbook has several sheets',
      lead: (sheet: string) => `“${sheet}” was read. To list another one, choose it here: it is read as a new version.`,
      sheet: 'Sheet', hidden: ' (hidden)', again: 'Read this sheet',
      gone: 'The file is no longer on this page; drop it again to choose.',
    },
    result: {
      title: 'How it will be listed', took: (seconds: string) => `${seconds} seconds from the drop to the draft.`,
      draftOnly: 'It is a draft that only you can see.', go: 'Correct and submit', another: 'List another',
      draft: 'Draft the listing', draftLead: 'The file was read; there is no draft yet.',
      masked: (names: string) =>
        `${names} may be sensitive and are hidden in sample and profile; change that in the field dictionary.`,
      notes: 'Notes of the reading', resumed: 'The product is there; go on with its file.',
    },
  },
)
