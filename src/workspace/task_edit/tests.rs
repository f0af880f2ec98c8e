use super::*;
use expect_test::{Expect, expect};
use proptest::prelude::*;

fn file(text: &str) -> Arc<SourceFile> {
    SourceFile::decode("plan.yaml", text.as_bytes().to_vec()).unwrap()
}

/// The rows of a plan as a table gives them.
fn rows(text: &str) -> Vec<TaskRow> {
    let table = TaskRows::of(&file(text));
    let row =
        |cells: Vec<String>| TaskRow { words: table.fields.iter().cloned().zip(cells).collect() };
    table.rows.into_iter().map(row).collect()
}

fn edited(text: &str, wanted: &TaskEdit) -> EditedPlan {
    edit(&file(text), wanted).unwrap_or_else(|error| panic!("{error:?} in\n{text}"))
}

/// What becomes of a plan when cells are changed: `row, head word, words`.
fn becomes(text: &str, cells: &[(usize, &str, &str)], expected: &Expect) {
    let mut wanted = TaskEdit { rows: rows(text), ..TaskEdit::default() };
    for (row, head, words) in cells {
        wanted.rows[*row].words.insert(Field::of_head(head).unwrap(), (*words).to_owned());
    }
    expected.assert_eq(&edited(text, &wanted).text);
}

const PLAN: &str = "\
# Kế hoạch
tasks:   # mục IV
  # Tháng 1
  - id: mot   # không đổi
    month: 1
    text: >-
      Tiếp tục tổng hợp, thẩm định thành tích, hoàn thiện các quy trình thủ tục trình khen thưởng
      cho các tập thể, cá nhân.
    lead: [a, b]  # hai đơn vị
    note: \"Số: 1\"

  # Tháng 2
  - id: hai
    when: {in: quý II}
    text: 'Họp ''khối'''
    co:
    - x   # thứ nhất
    - y
    budget:
      amount: 1.000
    note:
    internal: ~ # chưa có
recipients: []
";

#[test]
fn nothing_changes_where_nothing_differs() {
    becomes(
        PLAN,
        &[],
        &expect![[r#"
        # Kế hoạch
        tasks:   # mục IV
          # Tháng 1
          - id: mot   # không đổi
            month: 1
            text: >-
              Tiếp tục tổng hợp, thẩm định thành tích, hoàn thiện các quy trình thủ tục trình khen thưởng
              cho các tập thể, cá nhân.
            lead: [a, b]  # hai đơn vị
            note: "Số: 1"

          # Tháng 2
          - id: hai
            when: {in: quý II}
            text: 'Họp ''khối'''
            co:
            - x   # thứ nhất
            - y
            budget:
              amount: 1.000
            note:
            internal: ~ # chưa có
        recipients: []
    "#]],
    );
    assert_eq!(edited(PLAN, &TaskEdit { rows: rows(PLAN), ..TaskEdit::default() }).text, PLAN);
}

#[test]
fn values_are_written_as_those_before_them_were() {
    becomes(
        PLAN,
        &[
            (0, "Nội dung", "Ngắn: # gọn"),
            (0, "Chủ trì (mã)", "a\nc\nb"),
            (0, "Ghi chú", "Số: \"2\""),
            (0, "Kỳ", "năm 2021"),
            (1, "Nội dung", "Họp 'các' khối"),
            (1, "Thời gian", "Quý III"),
            (1, "Phối hợp (mã)", "x\nz\ny"),
            (1, "Nguồn kinh phí", "Ngân sách: xã"),
            (1, "Ghi chú", "Gửi bản in"),
            (1, "Nội bộ", "Chờ ý kiến"),
            (1, "Ô in: product", "Một\nHai: ba"),
        ],
        &expect![[r#"
            # Kế hoạch
            tasks:   # mục IV
              # Tháng 1
              - id: mot   # không đổi
                month: 1
                text: >-
                  Ngắn: # gọn
                lead: [a, c, b]  # hai đơn vị
                about: {year: 2021}
                note: "Số: \"2\""

              # Tháng 2
              - id: hai
                when: Quý III
                text: 'Họp ''các'' khối'
                co:
                - x   # thứ nhất
                - z
                - y
                budget:
                  amount: 1.000
                  source: "Ngân sách: xã"
                note: Gửi bản in
                cells:
                  product:
                    - Một
                    - "Hai: ba"
                internal: Chờ ý kiến # chưa có
            recipients: []
        "#]],
    );
}

#[test]
fn empty_cells_take_fields_out() {
    becomes(
        PLAN,
        &[
            (0, "Chủ trì (mã)", ""),
            (0, "Ghi chú", ""),
            (1, "Thời gian", ""),
            (1, "Tháng", "3"),
            (1, "Phối hợp (mã)", "y"),
            (1, "Kinh phí (đồng)", ""),
        ],
        &expect![[r"
            # Kế hoạch
            tasks:   # mục IV
              # Tháng 1
              - id: mot   # không đổi
                month: 1
                text: >-
                  Tiếp tục tổng hợp, thẩm định thành tích, hoàn thiện các quy trình thủ tục trình khen thưởng
                  cho các tập thể, cá nhân.

              # Tháng 2
              - id: hai
                month: 3
                text: 'Họp ''khối'''
                co:
                - y
                note:
                internal: ~ # chưa có
            recipients: []
        "]],
    );
}

#[test]
fn rows_come_and_go() {
    let mut wanted = TaskEdit { rows: rows(PLAN), remove_missing: true, ..TaskEdit::default() };
    let words = |cells: &[(Field, &str)]| TaskRow {
        words: cells.iter().map(|(field, words)| (field.clone(), (*words).to_owned())).collect(),
    };
    wanted.rows.remove(1);
    wanted.rows.push(words(&[
        (Field::When, "{before: 2021-03-15}"),
        (Field::Text, "Họp khối thi đua các huyện"),
        (Field::Deliverables, "tieu-chi: du-thao\nso"),
        (Field::Amount, "5.000"),
        (Field::Id, ""),
    ]));
    wanted.rows.insert(0, words(&[(Field::Month, "1"), (Field::Text, "Đầu"), (Field::Id, "dau")]));
    let edited = edited(PLAN, &wanted);
    expect![[r#"
        # Kế hoạch
        tasks:   # mục IV
          # Tháng 1
          - id: dau
            month: 1
            text: Đầu
          - id: mot   # không đổi
            month: 1
            text: >-
              Tiếp tục tổng hợp, thẩm định thành tích, hoàn thiện các quy trình thủ tục trình khen thưởng
              cho các tập thể, cá nhân.
            lead: [a, b]  # hai đơn vị
            note: "Số: 1"
          - id: hop-khoi-thi-dua-cac-huyen
            when: {before: 2021-03-15}
            text: Họp khối thi đua các huyện
            deliverables:
              - {of: tieu-chi, stage: du-thao}
              - so
            budget:
              amount: 5.000

          # Tháng 2
        recipients: []
    "#]].assert_eq(&edited.text);
    let ids: Vec<String> = edited
        .changes
        .iter()
        .map(|change| match change {
            TaskChange::Added { id, proposed, .. } => format!("+{id} {proposed}"),
            TaskChange::Removed { id, .. } => format!("-{id}"),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(ids, ["+dau false", "+hop-khoi-thi-dua-cac-huyen true", "-hai"]);
}

#[test]
fn an_empty_list_becomes_one_and_the_other_way_round() {
    let mut wanted = TaskEdit { rows: rows(PLAN), ..TaskEdit::default() };
    wanted.rows.truncate(1);
    wanted.groups.push(NewGroup {
        id: "g".into(),
        label: Some("I".into()),
        title: "Nhóm: một".into(),
    });
    let text = edited("# a\n# b\ntasks: [] # c\nx: 1\n", &wanted).text;
    expect![[r#"
        groups:
          - id: g
            label: I
            title: "Nhóm: một"
        # a
        # b
        tasks:
          - id: mot
            month: 1
            text: >-
              Tiếp tục tổng hợp, thẩm định thành tích, hoàn thiện các quy trình thủ tục trình khen thưởng
              cho các tập thể, cá nhân.
            lead: [a, b]
            note: "Số: 1" # c
        x: 1
    "#]].assert_eq(&text);
    let none = TaskEdit { remove_missing: true, ..TaskEdit::default() };
    assert_eq!(edited("tasks:\n  - id: a\n    text: b\nx: 1\n", &none).text, "tasks: []\nx: 1\n");
    let kept = edited(PLAN, &TaskEdit::default());
    assert!(kept.text == PLAN && matches!(kept.changes[..], [TaskChange::Missing { .. }, _]));
}

#[test]
fn lists_between_brackets_and_other_line_ends() {
    let text = "tasks: [{id: a, text: A, lead: [x, y], note: n}, {id: b, text: B}]\r\nx: 1\r\n";
    becomes(
        text,
        &[
            (0, "Nội dung", "Một, hai"),
            (0, "Chủ trì (mã)", ""),
            (0, "Ghi chú", ""),
            (1, "Ghi chú", "c"),
        ],
        &expect!["tasks: [{id: a, text: \"Một, hai\"}, {id: b, text: B, note: c}]\r\nx: 1\r\n"],
    );
    let text = "\u{feff}tasks:\r\n- note: n\r\n  id: a\r\n  text: hue\u{302}\u{301}";
    becomes(
        text,
        &[(0, "Ghi chú", ""), (0, "Chủ trì (mã)", "x")],
        &expect!["\u{feff}tasks:\r\n- id: a\r\n  text: hue\u{302}\u{301}\r\n  lead: [x]"],
    );
}

#[test]
fn what_stands_elsewhere_is_told_and_stays() {
    assert_eq!(moved(&[0, 1, 2]), BTreeSet::new());
    assert_eq!(moved(&[1, 2, 0, 3]), BTreeSet::from([0]));
    assert_eq!(moved(&[3, 0, 1, 2]), BTreeSet::from([3]));
}

/// A value as people write it: in one of the manners that YAML has for words.
fn manner() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "b",
        "\"b: c\" # d",
        "'b'",
        ">-\n      b\n      c",
        "|\n      b",
        "> # d\n      b",
        "b\n      c",
        "b # d",
    ])
}

proptest! {
    #[test]
    fn any_words_come_into_any_place(
        (text, note, item) in (manner(), manner(), manner()),
        (a, b, c) in ("[-a-c:\\[\\]{}'\"|>#&*!?%@` éđ,\\\\0-9]{1,120}", "[a-c\"#: ]{0,20}", "[-a'#: {}]{1,9}"),
        (flow, end) in (any::<bool>(), prop::sample::select(vec!["", "\n", "\n\n# x\nz: 1\n"])),
    ) {
        let head = "tasks: # t\n  # u\n  - id: truoc\n    text: x\n\n";
        let tail = format!("\n  # v\n  - id: sau\n    text: y # w{end}");
        let task = if flow {
            "  - {id: a, text: \"b, c\", note: d, items: [e, \"f\"]}".to_owned()
        } else {
            let item = item.replace("\n      ", "\n          ");
            format!("  - id: a\n    text: {text}\n    note: {note}\n    items:\n      - e # f\n      - {item}")
        };
        let plan = format!("{head}{task}{tail}");
        let mut wanted = TaskEdit { rows: rows(&plan), ..TaskEdit::default() };
        prop_assert_eq!(&edited(&plan, &wanted).text, &plan);
        for (field, words) in [(Field::Text, &a), (Field::Note, &b), (Field::Items, &format!("{c}\n{a}\n{b}"))] {
            wanted.rows[1].words.insert(field.clone(), field.tidy(words));
        }
        prop_assume!(!wanted.rows[1].words[&Field::Text].is_empty());
        let after = edited(&plan, &wanted).text;
        prop_assert!(after.starts_with(head), "{}", after);
        prop_assert!(after.ends_with(&tail), "{}", after);
        let read: Vec<TaskRow> = rows(&after);
        prop_assert_eq!(&read[1], &wanted.rows[1]);
    }
}
